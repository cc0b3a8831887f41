package dev.accord.local.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest mails, in memory only: they are gone with the process. */
final class CaughtMails {
    private final Clock clock;
    private final int most;
    private final Deque<CaughtMail> newestFirst = new ArrayDeque<>();
    private long lastId;

    /** Keeps at most {@code most} mails and drops the oldest for a new one. */
    CaughtMails(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    synchronized void keep(String to, MimeMessage message) {
        try {
            newestFirst.addFirst(CaughtMail.read(++lastId, clock.instant(), to, message));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("Not a mail that can be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (newestFirst.size() > most) {
            newestFirst.removeLast();
        }
    }

    /** The newest first. */
    synchronized List<CaughtMail> all() {
        return List.copyOf(newestFirst);
    }

    /** Those delivered to this address, the newest first. */
    List<CaughtMail> to(String address) {
        return all().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    Optional<CaughtMail> byId(String id) {
        return all().stream()
                .filter(mail -> Long.toString(mail.id()).equals(id))
                .findFirst();
    }

    /** The reader to whom GreenMail delivers whatever comes for {@code address}, whoever that is. */
    GreenMailUser readerFor(String address) {
        return new Reader(address);
    }

    private final class Reader implements GreenMailUser {
        private final String address;

        Reader(String address) {
            this.address = address;
        }

        @Override
        public String getEmail() {
            return address;
        }

        @Override
        public String getLogin() {
            return address;
        }

        @Override
        public void deliver(MovingMessage message) {
            keep(address, message.getMessage());
        }

        @Override
        public void deliver(MimeMessage message) {
            keep(address, message);
        }

        @Override
        public void create() {
            // There is no mailbox to make.
        }

        @Override
        public void delete() {
            // There is no mailbox to delete.
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public void setPassword(String password) {
            throw new UnsupportedOperationException("Nobody logs in here.");
        }

        @Override
        public void authenticate(String password) throws UserException {
            throw new UserException("Nobody logs in here.");
        }

        @Override
        public String getQualifiedMailboxName() {
            return address;
        }
    }
}
