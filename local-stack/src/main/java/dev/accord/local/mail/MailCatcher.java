package dev.accord.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.time.Clock;

/**
 * An SMTP server that delivers to nobody, and the page that shows what it took in.
 *
 * <p>Started with two ports, SMTP's and the page's; both listen on 127.0.0.1 only.
 */
public final class MailCatcher implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int MOST_MAILS = 500;

    private final GreenMail smtp;
    private final MailPage page;

    private MailCatcher(GreenMail smtp, MailPage page) {
        this.smtp = smtp;
        this.page = page;
    }

    public static void main(String... arguments) throws IOException {
        MailCatcher catcher = start(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(catcher::close));
        System.out.println("Mail to port " + catcher.smtpPort() + " is shown on port " + catcher.pagePort());
    }

    /** Starts it in this JVM; a port of 0 takes a free one. Keeps the newest 500 mails. */
    public static MailCatcher start(int smtpPort, int pagePort) throws IOException {
        CaughtMails mails = new CaughtMails(Clock.systemUTC(), MOST_MAILS);
        GreenMail smtp = new GreenMail(new ServerSetup(smtpPort, HOST, ServerSetup.PROTOCOL_SMTP));
        smtp.getUserManager().setMessageDeliveryHandler((message, to) -> mails.readerFor(to.getEmail()));
        smtp.start();
        return new MailCatcher(smtp, MailPage.start(HOST, pagePort, mails));
    }

    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    public int pagePort() {
        return page.port();
    }

    @Override
    public void close() {
        page.close();
        smtp.stop();
    }
}
