package dev.maskbot.processor.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "52.94.236.248",
                "100.63.255.255",
                "100.128.0.0",
                "104.244.43.131",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2606:2800:220:1::1",
                "2a04:4e42::396",
                "3ffe::1"
            })
    void addressOnTheInternet_isPublic(String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "127.1",
                "2130706433",
                "169.254.0.0",
                "169.254.169.254", // EC2's metadata
                "169.254.170.2", // ECS's credentials
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::10.0.0.1", // IPv4-compatible
                "::ffff:10.0.0.1", // IPv4-mapped
                "::ffff:0:169.254.169.254", // IPv4-translated
                "64:ff9b::169.254.169.254", // NAT64
                "64:ff9b:1::1", // local NAT64
                "100::1", // discard-only
                "2001::1", // Teredo
                "2001:0:4136:e378:8000:63bf:3fff:fdd2", // Teredo
                "2001:2::1", // benchmarks
                "2001:20::1", // ORCHID
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2002:a9fe:a9fe::1", // 6to4 of 169.254.169.254
                "2002:7f00:1::",
                "3fff::1",
                "3fff:fff:ffff::1",
                "4000::1",
                "5f00::1", // segment routing
                "fc00::1",
                "fd00:ec2::254", // EC2's metadata
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1"
            })
    void everyOtherAddress_isNot(String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:127.0.0.1", "::ffff:93.184.215.14"})
    void mappedAddress_thatTheJdkDidNotUnwrap_isNot(String address) throws Exception {
        var bytes = new byte[16];
        bytes[10] = bytes[11] = (byte) 0xFF;
        System.arraycopy(InetAddress.ofLiteral(address).getAddress(), 0, bytes, 12, 4);

        assertThat(PublicAddresses.contain(Inet6Address.getByAddress(null, bytes, -1)))
                .isFalse();
    }
}
