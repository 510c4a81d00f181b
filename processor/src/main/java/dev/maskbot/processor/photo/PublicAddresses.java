package dev.maskbot.processor.photo;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that anybody on the internet can be asked at. The JDK's own predicates (loopback, link local, site local)
 * leave out shared and unique local addresses, and every way of wrapping an IPv4 address in an IPv6 one.
 */
final class PublicAddresses {
    /** What is not globally reachable by IANA's IPv4 Special-Purpose Address Registry, and multicast. */
    private static final List<AddressBlock> NOT_PUBLIC_4 = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared with a carrier's NAT, RFC 6598
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link local, EC2's metadata among it
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays, deprecated by RFC 7526
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /**
     * IANA has assigned nothing else for global unicast: neither loopback nor unique local nor link local addresses are
     * in it, nor are IPv4 addresses that are compatible, mapped or behind NAT64.
     */
    private static final AddressBlock GLOBAL_UNICAST_6 = AddressBlock.of("2000::/3");

    /** Of those, what is not globally reachable by IANA's IPv6 Special-Purpose Address Registry. */
    private static final List<AddressBlock> NOT_PUBLIC_6 = blocks(
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return address instanceof Inet4Address
                ? !isIn(NOT_PUBLIC_4, address)
                : GLOBAL_UNICAST_6.contains(address) && !isIn(NOT_PUBLIC_6, address);
    }

    private static boolean isIn(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String... cidrs) {
        return Stream.of(cidrs).map(AddressBlock::of).toList();
    }
}
