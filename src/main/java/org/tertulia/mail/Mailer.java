package org.tertulia.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.account.Endpoint;
import org.tertulia.mail.account.Login;
import org.tertulia.mail.account.NoLogin;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Settings;
import org.tertulia.platform.Texts;
import org.tertulia.platform.Token;

/**
 * Sends letters: by the connected account whose address they bear, else by the mail server that {@code TERTULIA_SMTP_URL} names, else
 * by the account of the whole installation, or, where there is none, into the folder of {@link KeptLetters}. Call it outside of transactions: a mail server may take its time.
 */
@ApplicationScoped
public class Mailer {

    private final Settings settings;
    private final KeptLetters kept;
    private final Clock clock;
    private final Accounts accounts;
    /** The mail library looks through all jars for what each of them needs. Not for long: their keys hold passwords. */
    private final Cache<SmtpUrl, Smtp> servers = Caffeine.newBuilder().maximumSize(100).expireAfterAccess(Duration.ofMinutes(10))
            .executor(Runnable::run).<SmtpUrl, Smtp>removalListener((url, server, why) -> server.hangUp()).build();

    /** For the container's proxy. */
    protected Mailer() {
        this(null, null, null, null);
    }

    @Inject
    Mailer(Settings settings, KeptLetters kept, Clock clock, Accounts accounts) {
        this.accounts = accounts;
        this.settings = settings;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Gives the letter away; when this returns, it is the mail server's to deliver, or kept.
     *
     * @throws LetterRefused when the mail server will never take it for this address
     * @throws LetterDelayed when it could not be sent now; send the same letter again later
     */
    public void send(Letter letter) {
        carrier(letter.from().address()).carry(letter, clock.now());
    }

    /** Whether letters of inboxes without an account of their own are kept here instead of being sent. */
    public boolean keeps() {
        try {
            return settings.smtpUrl().isEmpty() && accounts.sendingFor(null).isEmpty();
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /**
     * The mail server that the settings name; empty where they name none.
     *
     * @throws LetterDelayed when the setting that names it cannot be used
     */
    public Optional<MailServer> server() {
        try {
            return settings.smtpUrl().map(SmtpUrl::of).map(url -> new MailServer(url.host(), url.port(), url.user(),
                    url.safe() ? MailServer.Safety.TLS : MailServer.Safety.valueOf("STARTTLS_" + url.starttls())));
        } catch (IllegalArgumentException wrong) {
            throw new LetterDelayed(Fault.SETTING, wrong.getMessage(), null, wrong);
        }
    }

    /** The installation's own address, which letters come from unless the inbox has one. @throws LetterDelayed when it is none */
    public EmailAddress sender() {
        Optional<Account> own = settings.smtpUrl().isPresent() ? Optional.empty() : accounts.sendingFor(null);
        if (own.isPresent()) {
            return own.get().address();
        }
        try {
            return EmailAddress.parse(settings.mailFrom());
        } catch (Refusal notAnAddress) {
            throw new LetterDelayed(Fault.SETTING, "TERTULIA_MAIL_FROM is not an e-mail address.", null, notAnAddress);
        }
    }

    /** Sends a short letter and says in words how that went, in the language of the one who asked. */
    public TestOutcome sendTest(EmailAddress to, String language) {
        try {
            send(testLetter(to, Texts.language(language)));
        } catch (NotSent failure) {
            return new TestOutcome(false, failure.sentence(language));
        }
        return keeps() ? new TestOutcome(false, Texts.get(language, "mail.test.kept"))
                : new TestOutcome(true, Texts.get(language, "mail.test.sent", to.value()));
    }

    /** Connects to a mail server and signs in, nothing more. @throws NotSent when that does not work */
    public void greet(Endpoint smtp, Login login) {
        new Smtp(SmtpUrl.of(smtp, login)).greet();
    }

    /**
     * Sends a short letter from an address to itself by a mail server that is being tried out.
     *
     * @param plus what stands behind a plus in the recipient, or null
     * @param mark stands in the subject
     * @throws NotSent when that does not work
     */
    public void sendTrial(Endpoint smtp, Login login, EmailAddress address, String plus, String mark, String language) {
        int at = address.value().lastIndexOf('@');
        EmailAddress to = plus == null ? address : EmailAddress.parse(address.value().substring(0, at) + '+' + plus + address.value().substring(at));
        Letter like = testLetter(to, Texts.language(language));
        Letter trial = new Letter("<test." + Token.fresh(12) + '@' + address.domain() + '>', new Mailbox(address, "Tertulia"), to, null,
                like.subject() + " (" + mark + ')', like.text(), like.html(), like.language(), null, List.of(), like.headers());
        Smtp server = new Smtp(SmtpUrl.of(smtp, login));
        try {
            server.carry(trial, clock.now());
        } finally {
            server.hangUp();
        }
    }

    /** Ends the connections to mail servers by which nothing has gone for a while. */
    void hangUpIdle() {
        servers.asMap().values().forEach(server -> server.hangUpIdle(clock.now()));
    }

    private Letter testLetter(EmailAddress to, String language) {
        EmailAddress sender = sender();
        String subject = Texts.get(language, "mail.test.subject");
        String body = Texts.get(language, "mail.test.body", settings.baseUrl().toString());
        String html = "<!DOCTYPE html><html lang=\"" + language + "\"><meta charset=\"utf-8\"><title>" + Html.escape(subject)
                + "</title><p style=\"font:16px/1.5 sans-serif\">" + Html.escape(body) + "</p></html>";
        return new Letter("<test." + Token.fresh(12) + '@' + sender.domain() + '>', new Mailbox(sender, "Tertulia"), to, null, subject,
                body + "\n", html, language, null, List.of(), Map.of("Auto-Submitted", "auto-generated"));
    }

    private Carrier carrier(EmailAddress from) {
        Optional<Account> own = accounts.sending(from).or(() -> settings.smtpUrl().isPresent() ? Optional.empty() : accounts.sendingFor(null));
        if (own.isPresent()) {
            return carrier(own.get());
        }
        try {
            Optional<SmtpUrl> url = settings.smtpUrl().map(SmtpUrl::of);
            return url.isPresent() ? servers.get(url.get(), Smtp::new) : kept;
        } catch (IllegalArgumentException wrong) {
            throw new LetterDelayed(Fault.SETTING, wrong.getMessage(), null, wrong);
        }
    }

    private Carrier carrier(Account account) {
        try {
            return servers.get(SmtpUrl.of(account.smtp(), accounts.login(account)), Smtp::new);
        } catch (NoLogin none) {
            throw new LetterDelayed(none.server() == null ? Fault.SEALED : Fault.NO_TOKEN, none.server() == null ? account.name() : none.server(),
                    none.server() == null ? null : none.getMessage(), null);
        }
    }
}
