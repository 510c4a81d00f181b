package dev.maskbot.processor.photo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Tells a client where to connect, and only where it may. What it answers is what is connected to: between the check and
 * the connection nobody is asked again, so that a name cannot change its meaning meanwhile. A host that is an address is
 * not checked: the operator wrote it. Safe for use by several threads if {@code dns} is.
 */
record CheckedDns(DnsResolver dns, Predicate<InetAddress> allowed) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var literal = literal(host);
        if (literal.isPresent()) {
            return new InetAddress[] {literal.get()};
        }
        var addresses = Arrays.stream(dns.resolve(host)).filter(allowed).toArray(InetAddress[]::new);
        if (addresses.length == 0) {
            throw new UnknownHostException(host + " has no public address");
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return dns.resolveCanonicalHostname(host);
    }

    /** Only what reads as the address that it is: {@code 2130706433} and {@code 127.1} are loopback, too. */
    private static Optional<InetAddress> literal(String host) {
        try {
            var address = InetAddress.ofLiteral(host);
            return Optional.of(address)
                    .filter(_ ->
                            host.startsWith("[") || address.getHostAddress().equals(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
