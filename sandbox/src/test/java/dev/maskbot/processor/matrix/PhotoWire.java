package dev.maskbot.processor.matrix;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/** What one instance passes on its way to the photo host, whose name it asks for before each request. */
record PhotoWire(Wire wire, World world) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        world.requested(Step.FETCHED);
        world.photos().prepare(Optional.empty());
        try {
            wire.carry(Step.FETCHED, () -> true, kind -> {
                world.photos().prepare(Optional.of(kind));
                return true;
            });
        } catch (ConnectException | SocketTimeoutException e) {
            throw new UnknownHostException(e.getMessage());
        } catch (IOException _) {
            world.photos().prepare(Optional.of(Kind.RESET_NO_EFFECT));
        }
        wire.simulation().goOutside();
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
