package org.tertulia.web.settings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.primefaces.PrimeFaces;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.AccountDraft;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.account.Providers;
import org.tertulia.mail.account.Safety;
import org.tertulia.mail.account.Suggestion;
import org.tertulia.mail.trial.State;
import org.tertulia.mail.trial.StepResult;
import org.tertulia.mail.trial.Trial;
import org.tertulia.mail.trial.Trials;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.web.Feedback;
import org.tertulia.web.Language;
import org.tertulia.web.PageTexts;

/** A connected mailbox, or a new one: the parameter {@code id} says which. A new one begins with its address. */
@Named
@RequestScoped
public class AccountView {

    private static final Map<String, String> PLACES = places();

    @Inject
    Accounts accounts;
    @Inject
    Inboxes inboxes;
    @Inject
    Providers providers;
    @Inject
    Trials trials;
    @Inject
    Clock clock;
    @Inject
    Feedback feedback;
    @Inject
    Language language;
    @Inject
    PageTexts texts;

    private Long id;
    private Account account;
    private AccountForm form = new AccountForm();
    private boolean located;
    private Suggestion found;
    private Trial trial;

    private static Map<String, String> places() {
        Map<String, String> places = new HashMap<>(Map.of("email", "account:address", "name", "account:name", "folder", "account:folder",
                "secret", "account:secret", "mailbox-connected", "account:imapUser", "mailbox-in-settings", "account:imapUser"));
        Stream.of("imap", "smtp").forEach(way -> {
            places.put(way + ".host", "account:" + way + "Host");
            places.put(way + ".port", "account:" + way + "Port");
            places.put(way + ".safety", "account:" + way + "Safety");
            places.put(way + ".user", "account:" + way + "User");
        });
        Stream.of("tokenUrl", "clientId", "clientSecret", "scope").forEach(field -> places.put("oauth." + field, "account:" + field));
        return places;
    }

    @PostConstruct
    void read() {
        id = Asked.number("id");
        account = id == null ? null : accounts.all().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
        if (account != null) {
            form.show(account);
        }
        located = account != null || "true".equals(Asked.text("located"));
        trial = trials.find(Asked.text("trial")).orElse(null);
    }

    public void open() throws IOException {
        if (id != null && account == null) {
            Asked.missing();
        }
    }

    /** The first step: where the mailbox may be. */
    public void locate() {
        feedback.attempt(PLACES, () -> EmailAddress.parse(form.getAddress())).ifPresent(address -> {
            found = providers.suggest(address);
            form.fill(found);
            located = true;
        });
    }

    /** Tries it out; the page then asks how far that is. */
    public void attempt() {
        feedback.attempt(PLACES, () -> trials.start(draft(), account, language.getTag())).ifPresent(key -> {
            trial = trials.find(key).orElse(null);
            PrimeFaces.current().ajax().addCallbackParam("trial", key);
        });
    }

    /** Parameter: trial. */
    public void look() {
        PrimeFaces.current().ajax().addCallbackParam("over", trial == null || trial.done());
        PrimeFaces.current().ajax().addCallbackParam("trial", String.valueOf(Asked.text("trial")));
        if (trial != null && trial.done() && trial.plusAddresses() != null) {
            PrimeFaces.current().ajax().addCallbackParam("plus", trial.plusAddresses());
        }
    }

    public void save() {
        Optional<AccountDraft> draft = feedback.attempt(PLACES, this::draft);
        draft.flatMap(its -> feedback.attempt(PLACES, () -> id == null ? accounts.add(its) : accounts.change(id, its))).ifPresent(kept -> {
            feedback.done("account.saved");
            PrimeFaces.current().ajax().addCallbackParam("goTo", "/settings/accounts");
        });
    }

    public void delete() {
        if (feedback.went(PLACES, () -> accounts.delete(id))) {
            feedback.done("account.deleted");
            PrimeFaces.current().ajax().addCallbackParam("goTo", "/settings/accounts");
        }
    }

    private AccountDraft draft() {
        return form.draft(account, clock.now());
    }

    public AccountForm getForm() {
        return form;
    }

    /** Null for a new one. */
    public Long getId() {
        return id;
    }

    /** Null for a new one. */
    public Account getAccount() {
        return account;
    }

    /** Whether the servers are to be shown. */
    public boolean isLocated() {
        return located;
    }

    /** What was found out by the address, just now; or null. */
    public Suggestion getFound() {
        return found;
    }

    /** Whose servers were found, in words. */
    public String getFoundSentence() {
        return texts.of("account.found", found.provider());
    }

    public List<Inbox> getInboxes() {
        return inboxes.all();
    }

    public Safety[] getSafeties() {
        return Safety.values();
    }

    /** How far the trial is; empty while none was begun. */
    public List<StepResult> getSteps() {
        return trial == null ? List.of() : trial.results();
    }

    public boolean isTried() {
        return trial != null && trial.done();
    }

    /** Whether a step failed without which the mailbox does not work. */
    public boolean isBroken() {
        return getSteps().stream().anyMatch(step -> step.state() == State.FAILED);
    }

    public String sentence(StepResult step) {
        return step.sentence(language.getTag());
    }
}
