package dev.accord.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.notification.policy.PolicyChange;
import dev.accord.notification.policy.PolicyLabel;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final Messages messages = new Messages(new MessageSettings(URI.create("https://accord.example")));

    @Test
    void saysInEnglishWhatChangesAndWhenItCanTakeEffect() {
        Message message =
                messages.of(change(false, item("purpose-added", "purposes/marketing-email", null)), Language.ENGLISH);
        assertThat(message.subject()).isEqualTo("Important change to our privacy policy (version 2)");
        assertThat(message.text())
                .contains("New purpose for which data may be used: marketing by e-mail", "December 1, 2026")
                .contains("None of your rights becomes smaller")
                .contains("https://accord.example/api/consent/policies/2?language=en")
                .contains("cannot be unsubscribed");
        assertThat(message.html()).contains("marketing by e-mail", "<html lang=\"en\">");
    }

    @Test
    void saysTheSameInChinese() {
        Message message =
                messages.of(change(false, item("purpose-added", "purposes/marketing-email", null)), Language.CHINESE);
        assertThat(message.subject()).isEqualTo("隐私政策重要变更通知（版本 2）");
        assertThat(message.text()).contains("新增使用数据的目的：电子邮件营销", "2026年12月1日", "language=zh", "无法退订");
        assertThat(message.html()).contains("电子邮件营销", "<html lang=\"zh\">");
    }

    @Test
    void saysThatTheOldTermsGoOnWhenARightShrinks() {
        PolicyChange change = change(true, item("right-removed", "objection", null));
        assertThat(messages.of(change, Language.ENGLISH).text()).contains("the terms you have now go on");
        assertThat(messages.of(change, Language.CHINESE).text()).contains("您目前的条款继续有效");
    }

    @Test
    void namesThePurposeAndTheFieldOfAPathInTheReadersLanguage() {
        PolicyChange change =
                change(false, item("purpose-field-added", "purposes/usage-research/fields/device.imei", null));
        assertThat(messages.of(change, Language.ENGLISH).text())
                .contains("\"research on usage with partners\" now also uses: IMEI of the device");
        assertThat(messages.of(change, Language.CHINESE).text()).contains("“与合作伙伴开展的使用情况研究”新增使用：设备 IMEI");
    }

    @Test
    void namesAChangeOfAKindItDoesNotKnow() {
        Message message = messages.of(change(false, item("never-heard-of", "cellar", "5 years")), Language.ENGLISH);
        assertThat(message.text()).contains("Changed: cellar (before: –; now: 5 years)");
    }

    @Test
    void escapesWhatComesFromThePolicyInHtmlOnly() {
        Message message =
                messages.of(change(false, item("recipient-added", "recipients/<b>A & B<b>", "")), Language.ENGLISH);
        assertThat(message.html()).contains("&lt;b&gt;A &amp; B&lt;b&gt;").doesNotContain("<b>A");
        assertThat(message.text()).contains("<b>A & B<b>");
    }

    @Test
    void leavesNoTemplateMarkBehindInAnyLanguage() {
        for (Language language : Language.values()) {
            for (boolean shrinks : new boolean[] {true, false}) {
                Message message = messages.of(change(shrinks, item("other", "{{x}}", "y")), language);
                assertThat(message.subject() + message.html()).doesNotContain("{{#", "{{/", "{{^");
                assertThat(message.language()).isEqualTo(language);
            }
        }
    }

    @Test
    void hasASentenceInEveryLanguageForEveryKindItKnows() {
        assertThat(Arrays.stream(Language.values()).map(ChangePhrases::new).map(ChangePhrases::kinds))
                .allMatch(kinds -> kinds.equals(new ChangePhrases(Language.ENGLISH).kinds()));
    }

    private static PolicyChange change(boolean shrinks, PolicyChange.Item item) {
        return new PolicyChange(
                new PolicyLabel("2"),
                new PolicyLabel("1"),
                Instant.parse("2026-12-01T00:00:00Z"),
                "major",
                List.of(new PolicyChange.Item(item.kind(), item.subject(), item.before(), item.after(), shrinks)));
    }

    private static PolicyChange.Item item(
            String kind, String subject, @org.jspecify.annotations.Nullable String after) {
        return new PolicyChange.Item(kind, subject, null, after, false);
    }
}
