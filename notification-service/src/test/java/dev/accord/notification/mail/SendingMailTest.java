package dev.accord.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.kit.testing.contract.ContractStub.Trouble;
import dev.accord.notification.testing.ServiceTest;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** E-mail to everyone concerned, through a real mail server (U4, P3). */
class SendingMailTest extends ServiceTest {

    @Test
    void everyoneGetsOneMailInTheirLanguage() throws Exception {
        NEIGHBOURS.knows("anna", "anna@example.org", "en-GB");
        NEIGHBOURS.knows("li", "li@example.org", "zh-Hans-CN");
        NEIGHBOURS.knows("pierre", "pierre@example.org", "fr");
        campaignPrepared();

        does("SendingMail");

        assertThat(mailed()).containsExactly("anna@example.org", "li@example.org", "pierre@example.org");
        assertThat(mailTo("li@example.org").getSubject()).isEqualTo("隐私政策重要变更通知（版本 2）");
        assertThat(mailTo("pierre@example.org").getSubject()).contains("Important change");
        assertThat(raw(mailTo("anna@example.org")))
                .contains("multipart/alternative", "text/plain", "text/html", "Auto-Submitted: auto-generated")
                .contains("Content-Language: en");
    }

    @Test
    void workingOnTwiceMailsNobodyTwice() throws Exception {
        NEIGHBOURS.knows("anna", "anna@example.org", "en");
        campaignPrepared();
        does("SendingMail");
        does("PreparingAudience");
        does("SendingMail");
        assertThat(mailed()).containsExactly("anna@example.org");
    }

    @Test
    void aMailThatHasToBeSentAgainHasTheSameMessageId() throws Exception {
        NEIGHBOURS.knows("anna", "anna@example.org", "en");
        campaignPrepared();
        does("SendingMail");
        // As if the worker had died after the mail server had it and before that was on record.
        var delivery = stored("deliveries").getFirst();
        store.getCollection("deliveries")
                .updateOne(
                        new Document("_id", delivery.get("_id")),
                        new Document(
                                "$set",
                                new Document(
                                        "mail",
                                        new Document("type", "claimed")
                                                .append("attempts", 1)
                                                .append("claim", "dead")
                                                .append("until", java.util.Date.from(clock.instant())))));
        clock.forward(Duration.ofSeconds(1));
        does("SendingMail");
        assertThat(POST.getReceivedMessages()).hasSize(2);
        assertThat(POST.getReceivedMessages()[0].getMessageID())
                .isEqualTo(POST.getReceivedMessages()[1].getMessageID());
        assertThat(POST.getReceivedMessages()[0].getMessageID())
                .isEqualTo("<" + delivery.getString("_id") + "@accord.example>");
    }

    @Test
    void whoseAddressIsUnknownIsTriedAgainAndThenGivenUpOnRecord() throws Exception {
        NEIGHBOURS.knows("nobody", null, "en");
        String campaign = campaignPrepared();
        for (int attempt = 0; attempt < 3; attempt++) {
            does("SendingMail");
            clock.forward(Duration.ofSeconds(5));
        }
        assertThat(mailed()).isEmpty();
        assertThat(campaign(campaign).at("/progress/failed").asInt()).isEqualTo(1);
        assertThat(campaign(campaign).at("/progress/exhausted").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void withAccountServiceInTroubleMailWaitsAndGoesOutWhenItIsWell(Trouble trouble) throws Exception {
        NEIGHBOURS.knows("anna", "anna@example.org", "en");
        NEIGHBOURS.knows("li", "li@example.org", "zh");
        String campaign = campaignPrepared();

        NEIGHBOURS.accountIs(trouble);
        does("SendingMail");
        assertThat(mailed()).isEmpty();
        assertThat(campaign(campaign).at("/progress/mail_waiting").asInt()).isEqualTo(2);

        NEIGHBOURS.heal();
        clock.forward(Duration.ofSeconds(5));
        does("SendingMail");
        assertThat(mailed()).containsExactly("anna@example.org", "li@example.org");
        assertThat(stored("deliveries"))
                .allSatisfy(delivery -> assertThat(
                                delivery.get("mail", Document.class).getInteger("attempts"))
                        .as("the outage is not held against anybody")
                        .isEqualTo(1));
    }

    @Test
    void withTheMailServerDownMailWaitsAndGoesOutWhenItIsBack() throws Exception {
        NEIGHBOURS.knows("anna", "anna@example.org", "en");
        String campaign = campaignPrepared();
        POST.stop();
        for (int attempt = 0; attempt < 5; attempt++) {
            does("SendingMail");
            clock.forward(Duration.ofSeconds(5));
        }
        assertThat(campaign(campaign).at("/progress/mail_waiting").asInt()).isEqualTo(1);
        assertThat(duty("SendingMail").pace())
                .as("rests longer and longer, and still goes on within 10 s of healing")
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(6));

        POST.start();
        does("SendingMail");
        assertThat(mailed()).containsExactly("anna@example.org");
        assertThat(duty("SendingMail").pace()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aPausedCampaignSendsNothingAndGoesOnWhereItWas() throws Exception {
        NEIGHBOURS.knows("anna", "anna@example.org", "en");
        String id = campaignPrepared();
        String eTag = "\"" + seq(id) + "\"";
        assertThat(officer(http.post().uri("/api/notifications/campaigns/" + id + "/pause"))
                        .header("If-Match", eTag)
                        .exchange())
                .hasStatusOk();
        does("SendingMail");
        assertThat(mailed()).isEmpty();
        assertThat(officer(http.post().uri("/api/notifications/campaigns/" + id + "/resume"))
                        .header("If-Match", "\"" + seq(id) + "\"")
                        .exchange())
                .hasStatusOk();
        does("SendingMail");
        assertThat(mailed()).containsExactly("anna@example.org");
    }

    @Test
    void keepsNoAddressNoNameAndNoLanguage() throws Exception {
        NEIGHBOURS.knows("anna", "anna@example.org", "zh");
        campaignPrepared();
        does("SendingMail");
        assertThat(everythingStored())
                .doesNotContain("example.org")
                .doesNotContain("Somebody")
                .doesNotContain("\"zh\"");
    }

    private long seq(String campaign) {
        return stored("campaigns").stream()
                .filter(document -> document.getString("_id").equals(campaign))
                .findFirst()
                .orElseThrow()
                .getLong("seq");
    }

    private static MimeMessage mailTo(String address) throws Exception {
        for (MimeMessage message : POST.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(address)) {
                return message;
            }
        }
        throw new AssertionError("no mail came");
    }

    private static String raw(MimeMessage message) throws Exception {
        var out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
