package dev.maskbot.processor.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckedDnsTest {
    @Test
    void addressesThatAreNotPublic_areLeftOut() throws Exception {
        assertThat(answering("10.0.0.1 104.244.43.131 fd00:ec2::254 2606:2800:220:1::1")
                        .resolve("photos.test"))
                .containsExactly(InetAddress.ofLiteral("104.244.43.131"), InetAddress.ofLiteral("2606:2800:220:1::1"));
    }

    @Test
    void hostWithNoPublicAddress_isUnknown() {
        assertThatThrownBy(() -> answering("127.0.0.1 ::1").resolve("photos.test"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("photos.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "[::1]", "[fd00::1]"})
    void hostThatIsAnAddress_isTakenAtItsWord(String host) throws Exception {
        assertThat(answering("104.244.43.131").resolve(host)).containsExactly(InetAddress.ofLiteral(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "127.0.1", "0"})
    void numberThatDoesNotLookLikeTheAddressItIs_isChecked(String host) {
        var dns = new CheckedDns(SystemDefaultDnsResolver.INSTANCE, PublicAddresses::contain);

        assertThatThrownBy(() -> dns.resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    private static CheckedDns answering(String addresses) {
        return new CheckedDns(new ScriptedDns(addresses), PublicAddresses::contain);
    }
}
