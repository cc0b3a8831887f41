package dev.accord.kit.instance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Whether a request failed before a connection was there: only then may it go to another instance as well. */
public final class NothingSent {

    private NothingSent() {}

    /** False when in doubt: a connection that broke may have carried the request. */
    public static boolean in(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException;
    }
}
