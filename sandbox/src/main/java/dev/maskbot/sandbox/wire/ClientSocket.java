package dev.maskbot.sandbox.wire;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;

/** The connection under a call that is being answered. For the answering thread only. */
public final class ClientSocket {
    private final EndPoint endPoint;
    private final ByteBuffer ignored = BufferUtil.allocate(64);

    private ClientSocket(EndPoint endPoint) {
        this.endPoint = endPoint;
    }

    /** The one under this call. */
    public static ClientSocket of(Context ctx) {
        return new ClientSocket(ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint());
    }

    /** Ends the connection; whatever is written later goes nowhere. */
    public void close() {
        endPoint.close();
    }

    /** Ends the connection with a TCP reset; whatever is written later goes nowhere. */
    public void reset() throws IOException {
        // RFC 9293: closing with a linger time of zero sends RST instead of FIN.
        ((SocketChannel) endPoint.getTransport()).setOption(StandardSocketOptions.SO_LINGER, 0);
        endPoint.close();
    }

    /** Looks without waiting: a writer alone would learn of the client's end only two keep-alives later. */
    public boolean isGone() {
        try {
            BufferUtil.clear(ignored);
            return endPoint.fill(ignored) < 0;
        } catch (IOException _) {
            return true;
        }
    }
}
