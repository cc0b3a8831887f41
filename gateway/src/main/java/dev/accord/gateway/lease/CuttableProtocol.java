package dev.accord.gateway.lease;

import dev.accord.gateway.limit.Framing;
import java.io.IOException;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Tomcat's HTTP/1.1 over NIO, with the socket of each request within reach of the thread that serves it. */
public class CuttableProtocol extends Http11NioProtocol {

    @Override
    protected Processor createProcessor() {
        return new CuttableProcessor();
    }

    /** Tomcat asks this between parsing the headers and dropping a Content-Length that Transfer-Encoding overrides. */
    @Override
    public boolean getDisableUploadTimeout() {
        Framing.inspect();
        return super.getDisableUploadTimeout();
    }

    private final class CuttableProcessor extends Http11Processor {

        CuttableProcessor() {
            super(CuttableProtocol.this, CuttableProtocol.this.getAdapter());
        }

        @Override
        public SocketState service(SocketWrapperBase<?> wrapper) throws IOException {
            return Framing.of(getRequest(), TomcatConnection.serving(wrapper))
                    .<SocketState, IOException>call(() -> super.service(wrapper));
        }
    }
}
