package dev.accord.local.demo;

import java.util.List;

/** A suspended agreement ends access with the very next request; resumed, it works again. */
final class Suspending implements Step {

    @Override
    public List<String> promises() {
        return List.of("S1", "S6", "B9");
    }

    @Override
    public void play(Scene scene, Findings findings) {
        Partner partner = scene.partner();
        String agreement = scene.agreement();
        Answer suspended = scene.officer().suspends(agreement, "a report of misuse is being looked into");
        suspended.orBreak();
        findings.refused(
                "after the suspension the very next request is refused",
                partner.pulls(agreement, Research.PURPOSE, Research.FIELDS, null, 10),
                403,
                "agreement-not-active");
        findings.check(
                "the partner is told, signed",
                partner.hears("agreement.suspended", data -> data.toString().contains(agreement), scene.patience())
                        .filter(partner::trusts)
                        .isPresent(),
                "webhook agreement.suspended");
        scene.officer().resumes(agreement).orBreak();
        Answer resumed = partner.pulls(agreement, Research.PURPOSE, Research.FIELDS, null, 10);
        findings.check("resumed, it works again", resumed.good(), resumed.status());
    }
}
