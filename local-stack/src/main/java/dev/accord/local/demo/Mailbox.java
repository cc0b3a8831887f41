package dev.accord.local.demo;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The page that shows what a test platform mailed, read as its reader would. */
final class Mailbox {
    private final Outside outside;
    private final Platform platform;

    Mailbox(Outside outside, Platform platform) {
        this.outside = outside;
        this.platform = platform;
    }

    /** The newest mail to this address whose text contains the words given, if it has come. */
    Optional<JsonNode> mailTo(String address, String words) {
        HttpRequest request = HttpRequest.newBuilder(
                        platform.mailPage().resolve("/messages?to=" + Browser.encode(address)))
                .header("Accept", "application/json")
                .build();
        try {
            return Json.read(outside.send(request).body())
                    .path("items")
                    .valueStream()
                    .filter(mail -> mail.toString().contains(words))
                    .findFirst();
        } catch (IOException unreachable) {
            throw new Shortfall("the mail page answers at " + platform.mailPage(), unreachable);
        }
    }
}
