package org.tertulia.web.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.tertulia.mail.MailServer;
import org.tertulia.mail.Mailer;
import org.tertulia.mail.NotSent;
import org.tertulia.mail.TestOutcome;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Settings;
import org.tertulia.security.CurrentAgent;
import org.tertulia.web.Feedback;
import org.tertulia.web.Language;

/** How letters leave, and a letter to try it. */
@Named
@RequestScoped
public class MailView {

    @Inject
    Mailer mailer;
    @Inject
    Settings settings;
    @Inject
    CurrentAgent current;
    @Inject
    Language language;
    @Inject
    Feedback feedback;

    private String to;
    private TestOutcome outcome;

    /** The mail server without its password; null where there is none, or its setting cannot be used. */
    public MailServer getServer() {
        try {
            return mailer.server().orElse(null);
        } catch (NotSent wrongSetting) {
            return null;
        }
    }

    /** What is wrong with the setting, or null. */
    public String getWrong() {
        try {
            mailer.server();
            return null;
        } catch (NotSent wrongSetting) {
            return wrongSetting.sentence(language.getTag());
        }
    }

    public String getSender() {
        return settings.mailFrom();
    }

    public void send() {
        feedback.attempt(Map.of("email", "mail:to"), () -> EmailAddress.parse(to))
                .ifPresent(address -> outcome = mailer.sendTest(address, language.getTag()));
    }

    /** What became of the letter, or null while none was sent. */
    public TestOutcome getOutcome() {
        return outcome;
    }

    public String getTo() {
        return to == null ? current.agent().email() : to;
    }

    public void setTo(String to) {
        this.to = to == null ? "" : to;
    }
}
