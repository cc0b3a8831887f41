package dev.accord.local.demo;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The page that shows what a test platform mailed, read as its reader would: our own mail catcher's, or Mailpit's. */
public final class Mailbox {
    private static final int OK = 200;
    private static final int MOST_READ = 10;

    private final Outside outside;
    private final Platform platform;

    public Mailbox(Outside outside, Platform platform) {
        this.outside = outside;
        this.platform = platform;
    }

    /** The newest mail to this address whose text contains the words given, if it has come. */
    public Optional<JsonNode> mailTo(String address, String words) {
        return mailsTo(address).filter(mail -> mail.toString().contains(words)).findFirst();
    }

    private Stream<JsonNode> mailsTo(String address) {
        JsonNode ours = ask("/messages?to=" + Browser.encode(address));
        return ours.has("items") ? ours.path("items").valueStream() : inMailpit(address);
    }

    private Stream<JsonNode> inMailpit(String address) {
        return ask("/api/v1/search?limit=" + MOST_READ + "&query=" + Browser.encode("to:\"" + address + "\""))
                .path("messages")
                .valueStream()
                .map(mail -> ask("/api/v1/message/" + mail.path("ID").asString("")))
                .map(mail -> Json.object()
                        .put("subject", mail.path("Subject").asString(""))
                        .put("text", mail.path("Text").asString(""))
                        .put("html", mail.path("HTML").asString("")));
    }

    /** What it answers, or a missing node when it has no such page. */
    private JsonNode ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(platform.mailPage().resolve(path))
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<String> response = outside.send(request);
            return Json.read(response.statusCode() == OK ? response.body() : "");
        } catch (IOException unreachable) {
            throw new Shortfall("the mail page answers at " + platform.mailPage(), unreachable);
        }
    }
}
