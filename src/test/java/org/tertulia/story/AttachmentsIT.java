package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** Files of replies: from the composer or a program to the widget and, by mail, byte for byte to the visitor who has left. */
class AttachmentsIT {

    private static final byte[] BYTES = new byte[70_000];
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static MailServer mail;
    private static Tertulia server;
    private static Rest rest;
    private static String token;

    private final List<BrowserContext> browsers = new ArrayList<>();

    @BeforeAll
    static void start() {
        new Random(5).nextBytes(BYTES);
        mail = new MailServer();
        server = Tertulia.with(Map.of("TERTULIA_SMTP_URL", mail.smtpUrl(), "TERTULIA_IMAP_URL", mail.imapUrl(), "TERTULIA_MAIL_FROM", MailServer.OURS)).start();
        rest = Rest.asAdministrator(server);
        token = token();
    }

    @AfterAll
    static void end() {
        server.close();
        mail.close();
    }

    @AfterEach
    void close() {
        browsers.forEach(BrowserContext::close);
    }

    @Test
    void filesGoFromTheComposerToTheWidget() {
        VisitorTab visitor = VisitorTab.comesTo(browser(ColorScheme.LIGHT), server.url("/demo").toString()).opensTheChat().writes("Do you have a price list?");
        Page page = opens(ColorScheme.LIGHT, "Do you have a price list?");
        Locator input = page.locator("#attach-files");
        input.setInputFiles(new FilePayload[] {new FilePayload("Preise <2026>.pdf", "application/pdf", BYTES), new FilePayload("logo.png", "image/png", ThreadLetters.PNG),
            new FilePayload("gone.txt", "text/plain", "x".getBytes())});
        assertThat(page.locator(".attached .file")).hasCount(3);
        assertThat(page.locator(".attached progress")).hasCount(0);
        page.getByLabel("Remove gone.txt").click();
        input.setInputFiles(new FilePayload("huge.bin", "application/octet-stream", new byte[10_000_001]));
        assertThat(page.locator(".attached .failed-file")).containsText("Larger than 10 MB");
        check(page, "composing");
        page.locator("#composer [type=submit]").click();
        assertThat(page.locator("#log .message.out")).hasCount(0);
        page.getByLabel("Remove huge.bin").click();

        page.locator(".composer-modes [data-mode=comment]").click();
        assertThat(page.locator(".attached .file")).hasCount(0);
        page.reload();
        assertThat(page.locator(".attached .file")).hasCount(2);
        page.locator("#composer [type=submit]").click();
        Locator sent = page.locator("#log .message.out:not(.sending):not(.unsent)");
        assertThat(sent.locator("a.file")).containsText("Preise _2026_.pdf");
        assertThat(sent.locator(".file-picture img")).hasCount(1);
        assertThat(page.locator(".attached .file")).hasCount(0);
        assertThat(page.locator("a.row").first()).containsText("Preise _2026_.pdf, logo.png");
        check(page, "sent");

        Frame chat = visitor.chat();
        assertThat(chat.locator("#log .file")).hasCount(2);
        chat.waitForFunction("() => document.querySelector('#log .file img')?.naturalWidth === 2");
        String url = chat.locator("#log a.file").first().getAttribute("href");
        HttpResponse<byte[]> file = get(url);
        assertThat(file.body()).isEqualTo(BYTES);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;").contains("Preise%20_2026_.pdf");
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/octet-stream");
        assertThat(get(url.replaceFirst("file/.", "file/~")).statusCode()).isEqualTo(404);
        assertThat(get(url.replaceFirst("\\d$", "")).statusCode()).isEqualTo(404);
        check(visitor.page(), "the chat with files");
    }

    @Test
    void pastedAndDroppedFilesAreTakenAndACommentsFilesStayWithTheTeam() {
        VisitorTab visitor = VisitorTab.comesTo(browser(ColorScheme.DARK), server.url("/demo").toString()).opensTheChat().writes("Paste and drop");
        Page page = opens(ColorScheme.DARK, "Paste and drop");
        page.locator(".composer-modes [data-mode=comment]").click();
        String hold = "const files = new DataTransfer(); files.items.add(new File(['words'], '%s', {type: 'text/plain'}));";
        page.evaluate("() => {" + hold.formatted("pasted.txt") + "document.getElementById('text').dispatchEvent(new ClipboardEvent('paste', {clipboardData: files, bubbles: true, cancelable: true})); }");
        page.evaluate("() => {" + hold.formatted("dropped.txt") + "document.getElementById('log').dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true})); }");
        assertThat(page.locator(".attached .file span")).hasCount(2);
        page.locator("#text").fill("For us");
        page.locator("#text").press("Control+Enter");
        assertThat(page.locator("#log .message.note:not(.sending) a.file")).hasCount(2);
        check(page, "a comment with files");
        visitor.doesNotSee("dropped.txt");
    }

    @Test
    void aProgramSendsAFileAndALetterCarriesItByteForByte() throws Exception {
        String conversation = letterOf("Carl Cook <carl@example.com>", "Dora Dell <dora@example.com>", "Spare parts", "Do you have gaskets?");
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = upload(conversation, key, "Preços.pdf", BYTES);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        HttpResponse<String> again = upload(conversation, key, "Preços.pdf", BYTES);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(upload(conversation, key, "Preços.pdf", new byte[5]).statusCode()).isEqualTo(409);
        assertThat(upload(conversation, UUID.randomUUID().toString(), "large.bin", new byte[10_000_001]).statusCode()).isEqualTo(413);
        assertThat(upload(conversation, UUID.randomUUID().toString(), "empty", new byte[0]).statusCode()).isEqualTo(400);
        assertThat(upload(conversation, "no key", "a", new byte[1]).statusCode()).isEqualTo(400);
        assertThat(upload("999999", UUID.randomUUID().toString(), "a", new byte[1]).statusCode()).isEqualTo(404);
        cutInTheMiddle(conversation);

        String file = Json.createReader(new StringReader(first.body())).readObject().getString("id");
        JsonObject message = rest.post("/conversations/" + conversation + "/messages", Json.createObjectBuilder().add("key", UUID.randomUUID().toString())
                .add("kind", "reply").add("text", "Here they are.").add("attachments", Json.createArrayBuilder().add(file)).build());
        assertThat(message.getJsonArray("attachments").getJsonObject(0).getString("name")).isEqualTo("Preços.pdf");
        HttpResponse<byte[]> back = HTTP.send(HttpRequest.newBuilder(server.url("/api/v1/conversations/" + conversation + "/attachments/" + file))
                .header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(back.body()).isEqualTo(BYTES);
        assertThat(rest.get("/conversations/" + conversation + "/participants").getJsonArray("items").getJsonObject(0).getString("email")).isEqualTo("dora@example.com");

        MimeMessage letter = mail.awaitLetters("carl@example.com", 1).get(0);
        MimeMultipart parts = (MimeMultipart) letter.getContent();
        assertThat(parts.getBodyPart(1).getHeader("Content-Disposition")[0]).contains("filename*=UTF-8''Pre%C3%A7os.pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void whoIsInCopyIsShownAndCanBeLeftOut() {
        letterOf("Emil <emil@example.com>", "Fritz Frey <fritz@example.com>, gerd@example.com", "Copies", "With copies");
        Page page = opens(ColorScheme.LIGHT, "With copies");
        Locator to = page.locator("#recipients");
        assertThat(to).containsText("To: emil@example.com");
        assertThat(to.locator(".chip")).hasText(new String[] {"Fritz Frey", "gerd@example.com"});
        assertThat(page.locator(".panel-people")).containsText("fritz@example.com");
        to.getByText("gerd@example.com").click();
        assertThat(to.locator(".left-out")).hasText("gerd@example.com");
        assertThat(to.locator(".left-out")).isFocused();
        check(page, "copies");
        page.locator("#text").fill("Not for Gerd");
        page.locator("#composer [type=submit]").click();
        assertThat(page.locator("#log .message.out:not(.sending)")).containsText("Not for Gerd");
        assertThat(to.locator(".left-out")).hasCount(0);
        page.locator(".composer-modes [data-mode=comment]").click();
        assertThat(to).isHidden();
        page.setViewportSize(390, 844);
        check(page, "copies on a phone");
    }

    @Test
    void aLinkDiesAndAnOutsiderFindsNothing() {
        String conversation = letterOf("Hans <hans@example.com>", "ina@example.com", "Links", "For the outsider");
        String file = Json.createReader(new StringReader(upload(conversation, UUID.randomUUID().toString(), "a.txt", BYTES).body())).readObject().getString("id");
        String email = "outsider@else.example";
        rest.post("/agents", Json.createObjectBuilder().add("email", email).add("name", "Out").add("password", "a long password").build());
        Page outsider = AgentTab.signsIn(server, browser(ColorScheme.LIGHT), email, "a long password").page();
        assertThat(outsider.request().get(server.url("/inbox/files/" + file).toString()).status()).isEqualTo(404);
        assertThat(outsider.request().post(server.url("/inbox/files?c=" + conversation + "&key=" + UUID.randomUUID() + "&name=a").toString(),
                RequestOptions.create().setData(new byte[3])).status()).isEqualTo(404);
        Page admin = opens(ColorScheme.LIGHT, "For the outsider");
        assertThat(admin.request().get(server.url("/inbox/files/" + file).toString()).body()).isEqualTo(BYTES);
        assertThat(admin.request().post(server.url("/inbox/files?c=" + conversation + "&key=" + UUID.randomUUID() + "&name=a").toString(),
                RequestOptions.create().setData(new byte[3]).setHeader("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(403);
    }

    private static String letterOf(String from, String copies, String subject, String text) {
        mail.comes("From: " + from + "\nTo: support@tertulia.example\nCc: " + copies + "\nSubject: " + subject + "\nDate: Mon, 5 Jan 2026 10:30:00 +0000\nMIME-Version: 1.0\nMessage-ID: <"
                + UUID.randomUUID() + "@client.example>\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n");
        return Eventually.gives(Duration.ofSeconds(40), () -> rest.get("/letters?kind=new&q=" + subject.replace(" ", "%20")).getJsonArray("items").getJsonObject(0).getString("conversation"));
    }

    private static HttpResponse<String> upload(String conversation, String key, String name, byte[] content) {
        return send(HttpRequest.newBuilder(server.url("/api/v1/conversations/" + conversation + "/attachments?key=" + encoded(key) + "&name=" + encoded(name)))
                .header("Authorization", "Bearer " + token).POST(HttpRequest.BodyPublishers.ofByteArray(content)), HttpResponse.BodyHandlers.ofString());
    }

    /** Says that it sends a thousand bytes, and hangs up after ten. Servers may answer that, or hang up too; what counts is what they store. */
    private static void cutInTheMiddle(String conversation) throws IOException {
        URI base = server.url("/");
        String key = UUID.randomUUID().toString();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/conversations/" + conversation + "/attachments?name=a&key=" + key + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n0123456789").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.shutdownOutput();
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said).satisfiesAnyOf(nothing -> assertThat(nothing).isEmpty(), problem -> assertThat(problem).contains(" 400 ", "file-cut"),
                    late -> assertThat(late).contains(" 408 "));
            HttpResponse<String> whole = upload(conversation, key, "a", "0123456789".getBytes(StandardCharsets.US_ASCII));
            assertThat(whole.statusCode()).as("nothing was stored of the half file").isEqualTo(201);
        }
    }

    private static String token() {
        String basic = Base64.getEncoder().encodeToString((Tertulia.ADMIN_EMAIL + ":" + Tertulia.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
        return Json.createReader(new StringReader(send(HttpRequest.newBuilder(server.url("/api/v1/tokens")).header("Authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.noBody()), HttpResponse.BodyHandlers.ofString()).body())).readObject().getString("token");
    }

    private static HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(server.url(path)), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page opens(ColorScheme scheme, String words) {
        AgentTab agent = AgentTab.signsIn(server, browser(scheme), Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
        agent.opens(words);
        return agent.page();
    }

    private static void check(Page page, String where) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(where)
                .extracting(rule -> rule.getId() + " " + rule.getNodes().stream().map(node -> node.getTarget() + " " + node.getFailureSummary()).toList()).isEmpty();
    }

    private BrowserContext browser(ColorScheme scheme) {
        BrowserContext context = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE).setViewportSize(1440, 900));
        browsers.add(context);
        return context;
    }
}
