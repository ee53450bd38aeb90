package org.tertulia.web.chatflow;

import java.util.List;
import java.util.Map;
import org.tertulia.chatflow.CaptureSetting;
import org.tertulia.chatflow.CaptureWhen;
import org.tertulia.chatflow.Chatflow;
import org.tertulia.chatflow.ChatflowTexts;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Texts;
import org.tertulia.web.TimeSpan;

/** The fields of the editor, but for the rules, see {@link RuleRow}. */
public class ChatflowForm {

    private String name;
    private Long inbox;
    private boolean published;
    private String priority;
    private String own;
    private CaptureWhen when;
    private final TimeSpan after;
    private final List<TextsRow> rows;

    /** Of a chatflow that is there. */
    ChatflowForm(Chatflow flow) {
        name = flow.name();
        inbox = flow.inboxId();
        published = flow.published();
        priority = Integer.toString(flow.priority());
        own = flow.language();
        when = flow.capture().when();
        after = new TimeSpan("capture.after", flow.capture().after());
        rows = rows(flow.texts());
    }

    /** Of a new one, which comes last. */
    ChatflowForm(Long inbox, int priority, String language) {
        this.inbox = inbox;
        this.priority = Integer.toString(priority);
        own = language;
        when = CaptureWhen.UNANSWERED;
        after = new TimeSpan("capture.after", CaptureSetting.DEFAULT);
        rows = rows(Map.of(own, ChatflowTexts.none()));
    }

    private static List<TextsRow> rows(Map<String, ChatflowTexts> texts) {
        return Texts.LANGUAGES.stream().map(each -> new TextsRow(each, texts.containsKey(each), texts.getOrDefault(each, ChatflowTexts.none()))).toList();
    }

    /** @throws Refusal when it is out of range */
    CaptureSetting capture() {
        return new CaptureSetting(when, after.duration());
    }

    /** @throws Refusal when it is no whole number */
    int place() {
        if (priority == null || !priority.strip().matches("\\d{1,6}")) {
            throw Refusal.invalid("priority", "out-of-range", "Write a whole number.");
        }
        return Integer.parseInt(priority.strip());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Long getInbox() {
        return inbox;
    }

    public void setInbox(Long inbox) {
        this.inbox = inbox;
    }

    public boolean isPublished() {
        return published;
    }

    public void setPublished(boolean published) {
        this.published = published;
    }

    public String getPriority() {
        return priority;
    }

    public void setPriority(String priority) {
        this.priority = priority;
    }

    /** The chatflow's own language. */
    public String getOwn() {
        return own;
    }

    public void setOwn(String own) {
        this.own = own;
    }

    public CaptureWhen getWhen() {
        return when;
    }

    public void setWhen(CaptureWhen when) {
        this.when = when;
    }

    public TimeSpan getAfter() {
        return after;
    }

    public List<TextsRow> getRows() {
        return rows;
    }
}
