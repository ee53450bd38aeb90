package org.tertulia.web.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tertulia.forwarding.OutgoingMail;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.incoming.IncomingAccounts;
import org.tertulia.mail.incoming.Reading;
import org.tertulia.web.Language;

/** The mailboxes that are read, and how that goes: the connected ones, then what the settings name. */
@Named
@RequestScoped
public class AccountsView {

    @Inject
    Accounts accounts;
    @Inject
    IncomingAccounts incoming;
    @Inject
    Inboxes inboxes;
    @Inject
    OutgoingMail outgoing;
    @Inject
    Language language;

    private List<Row> rows;
    private OutgoingMail.Numbers numbers;

    /**
     * A mailbox of the list.
     *
     * @param account null for what the settings name
     * @param inbox   its inbox's name, or null
     * @param reading null where it was never looked at
     * @param state   OFF, NEW, FAILING, IDLE or POLLING
     * @param wrong   what is wrong and what to do about it, or null
     */
    public record Row(Account account, String name, String inbox, Reading reading, String state, String wrong) {
    }

    public List<Row> getRows() {
        if (rows == null) {
            Map<Long, String> names = inboxes.all().stream().collect(Collectors.toMap(Inbox::id, Inbox::name));
            Map<String, Reading> readings = incoming.readings().stream().collect(Collectors.toMap(Reading::account, Function.identity()));
            rows = new ArrayList<>();
            for (Account account : accounts.all()) {
                Reading reading = readings.remove(account.key());
                rows.add(new Row(account, account.name(), names.get(account.inboxId()), reading, state(account.enabled(), reading),
                        wrong(account.enabled(), reading, account.imap().server())));
            }
            readings.values().stream().filter(Reading::ofSettings).forEach(reading -> rows.add(new Row(null, reading.account(), null, reading, state(true, reading), wrong(true, reading, reading.account()))));
        }
        return rows;
    }

    private static String state(boolean enabled, Reading reading) {
        if (!enabled) {
            return "OFF";
        }
        if (reading == null) {
            return "NEW";
        }
        return reading.fault() != null ? "FAILING" : reading.idling() ? "IDLE" : "POLLING";
    }

    private String wrong(boolean enabled, Reading reading, String server) {
        return enabled && reading != null ? reading.sentence(language.getTag(), server) : null;
    }

    /** How letters go out. */
    public OutgoingMail.Numbers getOutgoing() {
        if (numbers == null) {
            numbers = outgoing.numbers();
        }
        return numbers;
    }
}
