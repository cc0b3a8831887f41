package dev.accord.local.demo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a story plays: its platform, its people, and what earlier steps left for later ones. Whatever a step needs and
 * no step has left ends that step with a sentence saying so.
 */
final class Scene implements AutoCloseable {
    private final DemoOptions options;
    private final Outside outside;
    private final String label;
    private final Person mei;
    private final Person jonas;
    private final Officer officer;
    private final Partner partner;
    private final Partner otherPartner;
    private @Nullable Receipts receipts;
    private @Nullable String agreement;
    private @Nullable String meiAtThePartner;

    Scene(DemoOptions options, String label) {
        Platform platform = options.platform();
        this.options = options;
        this.label = label;
        this.outside = new Outside(platform.gateway(), options.patience());
        this.mei = new Person(outside, platform, "Mei", "Lin", "zh", label);
        this.jonas = new Person(outside, platform, "Jonas", "Weber", "en", label);
        this.officer = new Officer(outside, platform, options.officerUser(), options.officerPassword());
        this.partner = new Partner(outside, platform, "Glacier Analytics " + label);
        this.otherPartner = new Partner(outside, platform, "Borealis Insight " + label);
    }

    Answer anybodyAsks(Call call) {
        return outside.ask(Credential.NOBODY, call);
    }

    Answer asksAs(Credential who, Call call) {
        return outside.ask(who, call);
    }

    Patience patience() {
        return options.patience();
    }

    Mailbox mailbox() {
        return new Mailbox(outside, options.platform());
    }

    /** What sets this story apart from earlier ones on the same platform. */
    String label() {
        return label;
    }

    Person mei() {
        return mei;
    }

    Person jonas() {
        return jonas;
    }

    Officer officer() {
        return officer;
    }

    Partner partner() {
        return partner;
    }

    Partner otherPartner() {
        return otherPartner;
    }

    /** The published keys, fetched once; from then on receipts are verified without the platform. */
    Receipts receipts() {
        if (receipts == null) {
            Answer keys = anybodyAsks(Call.get("/api/consent/receipts/keys"));
            keys.orBreak();
            receipts = new Receipts(keys.text());
        }
        return receipts;
    }

    void agreed(String id) {
        agreement = id;
    }

    String agreement() {
        return Optional.ofNullable(agreement)
                .orElseThrow(() -> new Shortfall("an active agreement from an earlier step", "there is none"));
    }

    void partnerKnowsMeiAs(String pairwise) {
        meiAtThePartner = pairwise;
    }

    String meiAtThePartner() {
        return Optional.ofNullable(meiAtThePartner)
                .orElseThrow(() -> new Shortfall("Mei found by the partner in an earlier step", "she was not"));
    }

    @Override
    public void close() {
        partner.close();
        otherPartner.close();
    }
}
