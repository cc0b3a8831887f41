package dev.accord.notification.campaign;

import dev.accord.kit.idempotency.Effect;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import dev.accord.kit.web.Version;
import dev.accord.notification.delivery.CampaignId;
import dev.accord.notification.delivery.Reach;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns, for officers; auditors may look. */
@RestController
@RequestMapping("/api/notifications/campaigns")
class CampaignController {

    private static final String OFFICER = "privacy-officer";
    private static final String AUDITOR = "auditor";

    private final PreviewingCampaign previewing;
    private final CreatingCampaign creating;
    private final PausingCampaign pausing;
    private final Campaigns campaigns;
    private final Reach reach;

    CampaignController(
            PreviewingCampaign previewing,
            CreatingCampaign creating,
            PausingCampaign pausing,
            Campaigns campaigns,
            Reach reach) {
        this.previewing = previewing;
        this.creating = creating;
        this.pausing = pausing;
        this.campaigns = campaigns;
        this.reach = reach;
    }

    /** Whom it would reach and with which words; nothing is done. */
    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/preview")
    PreviewingCampaign.Preview preview(@Valid @RequestBody CampaignRequest request) {
        return previewing.preview(request);
    }

    /** Starts a campaign; the same key starts it once. */
    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<CampaignView> create(
            Caller caller, @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody CampaignRequest request) {
        Effect effect = creating.create(caller.subject(), key, request);
        Campaign campaign = found(effect.reference());
        return ResponseEntity.status(effect.status())
                .location(URI.create("/api/notifications/campaigns/" + campaign.id()))
                .eTag(Version.eTag(campaign.seq()))
                .body(view(campaign));
    }

    /** All campaigns, newest first. */
    @OnlyFor({OFFICER, AUDITOR})
    @GetMapping
    Page<CampaignView> list(PageQuery query) {
        return campaigns.list(query).map(this::view);
    }

    /** One campaign and how far it has come. */
    @OnlyFor({OFFICER, AUDITOR})
    @GetMapping("/{id}")
    ResponseEntity<CampaignView> one(@PathVariable("id") String id) {
        return answer(found(id));
    }

    /** Stops it until it is resumed; batches of e-mail already begun go to their end. */
    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/{id}/pause")
    ResponseEntity<CampaignView> pause(
            Caller caller,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(pausing.pause(new CampaignId(id), ifMatch, caller.subject()));
    }

    /** Goes on where it was paused. */
    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/{id}/resume")
    ResponseEntity<CampaignView> resume(
            Caller caller,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(pausing.resume(new CampaignId(id), ifMatch, caller.subject()));
    }

    private Campaign found(String id) {
        return campaigns.find(new CampaignId(id)).orElseThrow(() -> Problem.notFound("campaign"));
    }

    private ResponseEntity<CampaignView> answer(Campaign campaign) {
        return ResponseEntity.ok().eTag(Version.eTag(campaign.seq())).body(view(campaign));
    }

    private CampaignView view(Campaign campaign) {
        return CampaignView.of(campaign, reach.of(campaign.id()));
    }
}
