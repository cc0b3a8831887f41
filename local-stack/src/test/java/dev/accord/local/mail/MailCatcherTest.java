package dev.accord.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailCatcherTest {
    private MailCatcher catcher;

    @BeforeEach
    void start() throws Exception {
        catcher = MailCatcher.start(0, 0);
    }

    @AfterEach
    void stop() {
        catcher.close();
    }

    @Test
    void tellsProgramsWhatCameForAnAddress() throws Exception {
        send("mei.lin@example.org", "新的政策", "正文", "<p>正文</p>");
        send("jonas.weber@example.org", "New policy", "text", "<p>text</p>");
        JsonNode mail = await().until(() -> messages("?to=mei.lin%40example.org"), found -> found.size() == 1)
                .get(0);
        assertThat(mail.get("subject").asString()).isEqualTo("新的政策");
        assertThat(mail.get("text").asString()).contains("正文");
        assertThat(mail.get("html").asString()).contains("<p>");
        assertThat(mail.get("headers").get("List-Unsubscribe").get(0).asString())
                .isEqualTo("<https://example.org/u>");
    }

    @Test
    void showsNothingOfAMailThatCouldRun() throws Exception {
        send("mei.lin@example.org", "<script>alert(1)</script>", "x", "\"><script>alert(2)</script>");
        JsonNode mail =
                await().until(() -> messages(""), found -> found.size() == 1).get(0);
        HttpResponse<String> page = get("/mails/" + mail.get("id").asLong());
        assertThat(page.body()).doesNotContain("<script").contains("iframe sandbox");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(get("/").body()).doesNotContain("<script").contains("mei.lin@example.org");
    }

    @Test
    void keepsNoMoreMailsThanItsLimit() throws Exception {
        CaughtMails mails = new CaughtMails(Clock.systemUTC(), 3);
        for (int i = 1; i <= 5; i++) {
            mails.keep("a@example.org", mail("a@example.org", "mail " + i, "x", "<p>x</p>"));
        }
        assertThat(mails.all()).extracting(CaughtMail::subject).containsExactly("mail 5", "mail 4", "mail 3");
    }

    @Test
    void answersWhatIsNotThereWithNotFound() throws Exception {
        assertThat(get("/mails/99").statusCode()).isEqualTo(404);
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    }

    private void send(String to, String subject, String text, String html) throws MessagingException {
        Transport.send(mail(to, subject, text, html));
    }

    private MimeMessage mail(String to, String subject, String text, String html) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(catcher.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("no-reply@accord.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setHeader("List-Unsubscribe", "<https://example.org/u>");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setContent(html, "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        return message;
    }

    private JsonNode messages(String query) throws Exception {
        return JsonMapper.builder()
                .build()
                .readTree(get("/messages" + query).body())
                .get("items");
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI page = URI.create("http://127.0.0.1:" + catcher.pagePort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    }
}
