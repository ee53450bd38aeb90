package org.tertulia.web.chatflow;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primefaces.PrimeFaces;
import org.tertulia.chatflow.CaptureSetting;
import org.tertulia.chatflow.Chatflow;
import org.tertulia.chatflow.ChatflowDraft;
import org.tertulia.chatflow.ChatflowTexts;
import org.tertulia.chatflow.ChatflowType;
import org.tertulia.chatflow.Chatflows;
import org.tertulia.chatflow.Rule;
import org.tertulia.chatflow.Targeting;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Refusal;
import org.tertulia.web.Feedback;
import org.tertulia.web.Language;
import org.tertulia.web.PageTexts;

/**
 * The editor of a chatflow. The parameter {@code id} says which; without it, it is a new one. Whoever saves says which
 * version they have read, so nobody overwrites what somebody else has saved in between without knowing.
 */
@Named
@RequestScoped
public class ChatflowView {

    private static final String MEANWHILE = "changed-meanwhile";
    private static final Map<String, String> PLACES = Map.of("name", "flow:name", "inbox", "flow:inbox", "capture.after", "flow:amount",
            "capture.when", "flow:when", "targeting", "flow:rules", "priority", "flow:priority", "language", "flow:own");

    @Inject
    Chatflows chatflows;
    @Inject
    Inboxes inboxes;
    @Inject
    Feedback feedback;
    @Inject
    PageTexts texts;
    @Inject
    Language language;
    @Inject
    HttpServletRequest request;

    private Long id;
    private Long version;
    private boolean gone;
    private boolean conflict;
    private ChatflowForm form;
    private List<RuleRow> rules;
    private String address;
    private Boolean tried;

    @PostConstruct
    void read() {
        String asked = request.getParameter("id");
        if (asked == null || asked.isEmpty()) {
            begin();
            return;
        }
        id = asked.matches("\\d{1,18}") ? Long.valueOf(asked) : -1L;
        chatflows.find(id).ifPresentOrElse(this::show, () -> {
            gone = true;
            begin();
        });
    }

    private void show(Chatflow flow) {
        version = flow.version();
        form = new ChatflowForm(flow);
        rules = RuleRow.of(flow.targeting());
    }

    private void begin() {
        Long first = inboxes.all().stream().map(Inbox::id).min(Long::compare).orElse(null);
        form = new ChatflowForm(first, 1 + chatflows.all().stream().mapToInt(Chatflow::priority).max().orElse(0), language.getTag());
        rules = List.of();
    }

    /** On GET: a chatflow that is not there has no page. */
    public void open() throws IOException {
        if (gone) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    public void save() {
        save(version);
    }

    /** Saves over what somebody else has saved in between. */
    public void overwrite() {
        save(null);
    }

    private void save(Long read) {
        ChatflowDraft draft = draft();
        if (draft != null) {
            feedback.attempt(PLACES, () -> kept(read, draft)).ifPresent(this::saved);
        }
    }

    private Chatflow kept(Long read, ChatflowDraft draft) {
        try {
            return id == null ? chatflows.add(draft) : chatflows.change(id, read, draft);
        } catch (Refusal refused) {
            if (!MEANWHILE.equals(refused.code())) {
                throw refused;
            }
            conflict = true;
            return null;
        }
    }

    private void saved(Chatflow flow) {
        id = flow.id();
        version = flow.version();
        feedback.done("chatflow.saved");
        PrimeFaces.current().ajax().addCallbackParam("id", id.toString());
    }

    /** Null where something is wrong; everything that is wrong is told at once. */
    private ChatflowDraft draft() {
        Optional<CaptureSetting> capture = feedback.attempt(PLACES, form::capture);
        Optional<Map<String, ChatflowTexts>> written = written();
        Optional<List<Rule>> targeting = feedback.attempt(PLACES, this::targeting);
        Optional<Integer> place = feedback.attempt(PLACES, form::place);
        if (form.getInbox() == null) {
            feedback.refuse(PLACES.get("inbox"), texts.of("chatflow.inbox.missing"));
            return null;
        }
        if (capture.isEmpty() || written.isEmpty() || targeting.isEmpty() || place.isEmpty()) {
            return null;
        }
        return new ChatflowDraft(form.getInbox(), form.getName(), ChatflowType.LIVE, form.isPublished(), place.get(), form.getOwn(),
                written.get(), capture.get(), targeting.get());
    }

    private Optional<Map<String, ChatflowTexts>> written() {
        Map<String, ChatflowTexts> written = new HashMap<>();
        boolean fine = true;
        for (int i = 0; i < form.getRows().size(); i++) {
            TextsRow row = form.getRows().get(i);
            String prefix = "flow:texts:" + i + ':';
            if (row.isUsed() || row.getLanguage().equals(form.getOwn())) {
                fine &= feedback.went(Map.of("welcome", prefix + "welcome", "capture.message", prefix + "capture", "away.message",
                        prefix + "away", "away.captureMessage", prefix + "away-capture"), () -> written.put(row.getLanguage(), row.texts()));
            }
        }
        return fine ? Optional.of(written) : Optional.empty();
    }

    private List<Rule> targeting() {
        return RuleRow.of(request.getParameterMap()).stream().map(RuleRow::rule).toList();
    }

    /** Whether the rules of the page, saved or not, let the chatflow appear at {@link #getAddress}. */
    public void tryAddress() {
        feedback.attempt(PLACES, this::targeting).ifPresent(targeting -> tried = Targeting.matches(targeting, address));
    }

    /** What the rules of the page mean, in words; empty while one of them is unfinished. */
    public String getWhere() {
        try {
            boolean posted = FacesContext.getCurrentInstance().isPostback();
            return new InWords(language.getTag()).where(posted ? targeting() : rules.stream().map(RuleRow::rule).toList());
        } catch (Refusal unfinished) {
            return "";
        }
    }

    public List<Inbox> getInboxes() {
        return inboxes.all();
    }

    public ChatflowForm getForm() {
        return form;
    }

    public List<RuleRow> getRules() {
        return rules;
    }

    /** Null for a new one. */
    public Long getId() {
        return id;
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }

    /** Whether somebody else has saved it in between. */
    public boolean isConflict() {
        return conflict;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    /** Null while no address was tried. */
    public Boolean getTried() {
        return tried;
    }
}
