package dev.accord.local.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The two pages a person sees; whatever came in a mail is escaped. */
final class MailHtml {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private MailHtml() {}

    static String list(List<CaughtMail> mails) {
        String rows = mails.stream()
                .map(mail -> "<tr><td>" + TIME.format(mail.at()) + "</td><td>" + escaped(mail.to())
                        + "</td><td><a href=\"/mails/" + mail.id() + "\">" + orNone(mail.subject()) + "</a></td></tr>")
                .collect(Collectors.joining("\n"));
        String body = mails.isEmpty()
                ? "<p>No mail yet. Whatever the platform sends appears here and goes nowhere else.</p>"
                : "<table><thead><tr><th>Came</th><th>To</th><th>Subject</th></tr></thead><tbody>" + rows
                        + "</tbody></table>";
        return page("Mail the platform sent", "<h1>Mail the platform sent</h1>" + body);
    }

    static String one(Optional<CaughtMail> mail) {
        return mail.map(MailHtml::shown)
                .orElseGet(() -> page("No such mail", "<h1>No such mail</h1><p><a href=\"/\">All mails</a></p>"));
    }

    private static String shown(CaughtMail mail) {
        StringBuilder body =
                new StringBuilder("<p><a href=\"/\">All mails</a></p><h1>" + orNone(mail.subject()) + "</h1>");
        body.append("<p>From ").append(escaped(mail.from())).append("<br>To ").append(escaped(mail.to()));
        body.append("<br>").append(TIME.format(mail.at())).append("</p>");
        if (!mail.html().isEmpty()) {
            body.append("<iframe sandbox title=\"The mail as its reader sees it\" srcdoc=\"")
                    .append(escaped(mail.html()))
                    .append("\"></iframe>");
        }
        if (!mail.text().isEmpty()) {
            body.append("<h2>Plain text</h2><pre>").append(escaped(mail.text())).append("</pre>");
        }
        String headers = mail.headers().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                .collect(Collectors.joining("\n"));
        body.append("<h2>Headers</h2><pre>").append(escaped(headers)).append("</pre>");
        return page(mail.subject(), body.toString());
    }

    private static String orNone(String subject) {
        return subject.isBlank() ? "(no subject)" : escaped(subject);
    }

    private static String page(String title, String body) {
        return """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1d2733 }
              table { border-collapse: collapse; width: 100%% }
              th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #d8dee6; overflow-wrap: anywhere }
              pre { white-space: pre-wrap; background: #f4f6f8; padding: 1rem; border-radius: .4rem }
              iframe { width: 100%%; height: 30rem; border: 1px solid #d8dee6; border-radius: .4rem }
              a { color: #0b5cad }
            </style>
            <body>
            %s
            </body>
            </html>
            """.formatted(escaped(title), body);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
