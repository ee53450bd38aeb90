package org.tertulia.web.settings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.intake.InboxMail;
import org.tertulia.intake.InboxMails;
import org.tertulia.mail.bounce.FilterRules;
import org.tertulia.web.Feedback;

/** What an inbox keeps out of its letters, and what it answers by itself. The parameter {@code id} says which inbox. */
@Named
@RequestScoped
public class InboxMailView {

    private static final Map<String, String> PLACES = Map.of("allow", "rules:allow", "deny", "rules:deny", "answer", "rules:answer");

    @Inject
    Inboxes inboxes;
    @Inject
    InboxMails mails;
    @Inject
    Feedback feedback;

    private Inbox inbox;
    private String allow;
    private String deny;
    private boolean roleAddresses;
    private boolean newsletters;
    private boolean automatic;
    private boolean spam;
    private boolean answers;
    private String answer;

    @PostConstruct
    void read() {
        Long id = Asked.number("id");
        inbox = inboxes.all().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
        if (inbox != null) {
            show(mails.of(inbox.id()));
        }
    }

    private void show(InboxMail mail) {
        FilterRules rules = mail.rules();
        allow = String.join("\n", rules.allow());
        deny = String.join("\n", rules.deny());
        roleAddresses = rules.roleAddresses();
        newsletters = rules.newsletters();
        automatic = rules.automatic();
        spam = rules.spam();
        answers = mail.answers();
        answer = mail.answer();
    }

    public void open() throws IOException {
        if (inbox == null) {
            Asked.missing();
        }
    }

    public void save() {
        FilterRules rules = new FilterRules(typed(allow), typed(deny), roleAddresses, newsletters, automatic, spam);
        boolean filtered = feedback.went(PLACES, () -> mails.filter(inbox.id(), rules));
        if (feedback.went(PLACES, () -> mails.answer(inbox.id(), answers, answer == null ? "" : answer)) && filtered) {
            show(mails.of(inbox.id()));
            feedback.done("inbox-settings.saved");
        }
    }

    private static List<String> typed(String senders) {
        return senders == null ? List.of() : Arrays.stream(senders.split("[\\s,;]+")).filter(each -> !each.isBlank()).toList();
    }

    public Inbox getInbox() {
        return inbox;
    }

    public String getAllow() {
        return allow;
    }

    public void setAllow(String allow) {
        this.allow = allow;
    }

    public String getDeny() {
        return deny;
    }

    public void setDeny(String deny) {
        this.deny = deny;
    }

    public boolean isRoleAddresses() {
        return roleAddresses;
    }

    public void setRoleAddresses(boolean roleAddresses) {
        this.roleAddresses = roleAddresses;
    }

    public boolean isNewsletters() {
        return newsletters;
    }

    public void setNewsletters(boolean newsletters) {
        this.newsletters = newsletters;
    }

    public boolean isAutomatic() {
        return automatic;
    }

    public void setAutomatic(boolean automatic) {
        this.automatic = automatic;
    }

    public boolean isSpam() {
        return spam;
    }

    public void setSpam(boolean spam) {
        this.spam = spam;
    }

    public boolean isAnswers() {
        return answers;
    }

    public void setAnswers(boolean answers) {
        this.answers = answers;
    }

    public String getAnswer() {
        return answer;
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }
}
