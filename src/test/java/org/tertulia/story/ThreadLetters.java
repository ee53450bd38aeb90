package org.tertulia.story;

import java.util.Base64;
import java.util.Random;

/** Letters of the kinds that come in, for the thread to show. */
final class ThreadLetters {

    /** A picture of 2 by 1. */
    static final byte[] PNG = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADElEQVR4nGNgaGAAAAEEAIGoO1cuAAAAAElFTkSuQmCC");

    private ThreadLetters() {
    }

    private static String head(String id, String from, String more, String subject) {
        return "From: " + from + "\nTo: Support <support@tertulia.example>\n" + more + "Subject: " + subject + "\nDate: Mon, 5 Jan 2026 10:30:00 +0000\nMIME-Version: 1.0\nMessage-ID: <"
                + id + "@client.example>\n";
    }

    private static String base64(byte[] content) {
        return Base64.getMimeEncoder().encodeToString(content).replace("\r", "");
    }

    /** With a copy, a quote, pictures here and elsewhere, an invitation and files that are not what they say. @param elsewhere whose picture it wants */
    static String rich(String elsewhere) {
        return head("rich", "Carl Cook <carl@example.com>", "Cc: Dora Dell <dora@example.com>\n", "Spare parts") + """
                Content-Type: multipart/mixed; boundary="out"

                --out
                Content-Type: multipart/related; boundary="rel"

                --rel
                Content-Type: multipart/alternative; boundary="alt"

                --alt
                Content-Type: text/plain; charset=utf-8

                Do you have gaskets?

                On Mon, 5 Jan 2026 at 10:00, Rui <support@tertulia.example> wrote:
                > What do you need?
                --alt
                Content-Type: text/html; charset=utf-8

                <html><body><p style="color:#336699">Do you have <b>gaskets</b>?</p><img src="cid:logo@x" alt="Our logo"><img src="%s/pixel.png" alt="far">
                <p><a href="https://example.com/">A link</a></p>
                <blockquote class="gmail_quote">What do you need?</blockquote></body></html>
                --alt--
                --rel
                Content-Type: image/png; name="logo.png"
                Content-ID: <logo@x>
                Content-Disposition: inline; filename="logo.png"
                Content-Transfer-Encoding: base64

                %s
                --rel--
                --out
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*=utf-8''..%%2F..%%2Fetc%%2Fof%%0D%%0Afer%%20%%C3%%A7.pdf
                Content-Transfer-Encoding: base64

                %s
                --out
                Content-Type: image/png; name="liar.png"
                Content-Disposition: attachment; filename="liar.png"

                <html><script>alert(1)</script></html>
                --out
                Content-Type: image/svg+xml; name="drawing.svg"
                Content-Disposition: attachment; filename="drawing.svg"

                <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>
                --out
                Content-Type: text/x-moz-deleted; name="Deleted: plan.pdf"
                Content-Disposition: inline; filename="Deleted: plan.pdf"
                X-Mozilla-Altered: AttachmentDeleted

                You deleted an attachment from this message.
                --out
                Content-Type: text/calendar; charset=utf-8; method=REQUEST

                BEGIN:VCALENDAR
                METHOD:REQUEST
                BEGIN:VEVENT
                SUMMARY:Fitting <b>day</b>
                DTSTART:20260701T090000Z
                DTEND:20260701T100000Z
                LOCATION:Rua do Ouro 10
                ORGANIZER;CN=Carl Cook:mailto:carl@example.com
                END:VEVENT
                END:VCALENDAR
                --out--
                """.formatted(elsewhere, base64(PNG), base64("%PDF-1.4 not much".getBytes()));
    }

    static String signed() {
        return head("signed", "Sig <sig@example.com>", "", "Signed") + """
                Content-Type: multipart/signed; micalg=pgp-sha256; protocol="application/pgp-signature"; boundary="edge"

                --edge
                Content-Type: text/plain

                These are my words.
                --edge
                Content-Type: application/pgp-signature; name="signature.asc"

                -----BEGIN PGP SIGNATURE-----
                xyz
                -----END PGP SIGNATURE-----
                --edge--
                """;
    }

    static String encrypted() {
        return head("encrypted", "Enc <enc@example.com>", "", "Secret") + """
                Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="edge"

                --edge
                Content-Type: application/pgp-encrypted

                Version: 1
                --edge
                Content-Type: application/octet-stream; name="encrypted.asc"

                -----BEGIN PGP MESSAGE-----
                xyz
                -----END PGP MESSAGE-----
                --edge--
                """;
    }

    static String damaged() {
        return head("damaged", "Dam <dam@example.com>", "", "Too many parts") + "Content-Type: multipart/mixed; boundary=\"e\"\n\n--e\nContent-Type: text/plain\n\nThe first of very many.\n"
                + "--e\nContent-Type: application/x-crumb\n\n.\n".repeat(5_100) + "--e--\n";
    }

    /** All that a letter could try. @param elsewhere whom it would like to call */
    static String hostile(String elsewhere) {
        return head("hostile", "Mallory <mallory@example.net>", "", "<img src=x onerror=alert(1)>") + "Content-Type: text/html; charset=utf-8\n\n" + """
                <html><head><meta http-equiv="refresh" content="0;url=%1$s/refresh"><base href="%1$s/base/"><link rel="stylesheet" href="%1$s/link.css">
                <style>@import "%1$s/import.css"; body { background: url(%1$s/style.png) }</style><script src="%1$s/script.js"></script></head>
                <body onload="parent.document.title='owned'" background="%1$s/body.png">Hostile words
                <script>parent.document.title = 'owned'</script><img src=x onerror="parent.document.title='owned'"><img src="relative.png">
                <a id="bad" href="javascript:parent.document.title='owned'">click</a><a href=" java&#10;script:alert(1)">click</a>
                <form action="%1$s/form" method="post"><input name="password"><button>Sign in</button></form>
                <div style="position:fixed;inset:0;background:url('%1$s/css.png')">over all</div>
                <svg onload="parent.document.title='owned'"><image href="%1$s/svg.png"/><foreignObject><iframe src="%1$s/frame"></iframe></foreignObject></svg>
                <iframe src="%1$s/iframe" srcdoc="<script>parent.parent.document.title='owned'</script>"></iframe><object data="%1$s/object"></object><embed src="%1$s/embed">
                <video src="%1$s/video" poster="%1$s/poster"></video><audio src="%1$s/audio"></audio><img srcset="%1$s/set.png 2x"><picture><source srcset="%1$s/source.png"></picture>
                <math><mtext><table><mglyph><style><img src=x onerror="parent.document.title='owned'"></style></mglyph></table></mtext></math>
                <noscript><p title="</noscript><img src=x onerror=parent.document.title='owned'>"></noscript>
                <table background="%1$s/table.png"><tr><td>cell</td></tr></table></body></html>
                """.formatted(elsewhere);
    }

    /** Ten megabytes: a long text, long HTML and a large file. */
    static String large() {
        byte[] file = new byte[5_000_000];
        new Random(1).nextBytes(file);
        return head("large", "Lara <lara@example.com>", "", "Ten megabytes") + "Content-Type: multipart/mixed; boundary=\"out\"\n\n--out\nContent-Type: text/html\n\n<p>A large letter</p>"
                + "<p>Many words and <b>tags</b>.</p>\n".repeat(100_000) + "\n--out\nContent-Type: application/octet-stream; name=\"large.bin\"\nContent-Transfer-Encoding: base64\n\n" + base64(file)
                + "\n--out--\n";
    }
}
