package org.tertulia.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.tertulia.mail.bounce.FilterRules;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Text;

/** What an inbox keeps out of the letters that come to it (row D4), and what it answers to a new one by itself. */
@Entity
@Table(name = "inbox_mail")
public class InboxMail {

    /** The longest automatic answer (characters). */
    public static final int LONGEST_ANSWER = 4_000;

    @Id
    @Column(name = "inbox_id", updatable = false)
    private long inboxId;
    private String allowed;
    private String denied;
    @Column(name = "role_addresses")
    private boolean roleAddresses;
    private boolean newsletters;
    private boolean automatic;
    private boolean spam;
    private boolean answers;
    private String answer;

    protected InboxMail() {
    }

    /** As it is where nobody has chosen: everything of which nobody waits for an answer is kept out, nothing is answered. */
    InboxMail(long inboxId) {
        this.inboxId = inboxId;
        this.answer = "";
        filter(new FilterRules(List.of(), List.of(), true, true, true, true));
    }

    /** @throws Refusal when an entry is neither an address nor a domain */
    void filter(FilterRules rules) {
        allowed = Senders.checked("allow", rules.allow());
        denied = Senders.checked("deny", rules.deny());
        roleAddresses = rules.roleAddresses();
        newsletters = rules.newsletters();
        automatic = rules.automatic();
        spam = rules.spam();
    }

    /** @throws Refusal when it is to answer and says nothing */
    void answer(boolean on, String text) {
        String checked = Text.lines("answer", text, LONGEST_ANSWER);
        if (on && checked.isEmpty()) {
            throw Refusal.invalid("answer", "empty", "Fill in this field.");
        }
        answers = on;
        answer = checked;
    }

    public FilterRules rules() {
        return new FilterRules(Senders.entries(allowed), Senders.entries(denied), roleAddresses, newsletters, automatic, spam);
    }

    /** Whether whoever begins a conversation by mail gets {@link #answer} at once. */
    public boolean answers() {
        return answers;
    }

    /** What the automatic answer says; may be empty where there is none. */
    public String answer() {
        return answer;
    }
}
