package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;

/** The client's end of a connection that is being answered without end. For the answering thread only. */
final class ClientSocket {
    private final EndPoint endPoint;
    private final ByteBuffer ignored = BufferUtil.allocate(64);

    private ClientSocket(EndPoint endPoint) {
        this.endPoint = endPoint;
    }

    static ClientSocket of(Context ctx) {
        return new ClientSocket(ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint());
    }

    /** Looks without waiting: a writer alone would learn of the client's end only two keep-alives later. */
    boolean isGone() {
        try {
            BufferUtil.clear(ignored);
            return endPoint.fill(ignored) < 0;
        } catch (IOException _) {
            return true;
        }
    }
}
