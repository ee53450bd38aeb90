package org.tertulia.web.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import org.tertulia.conversation.ConversationFilter;
import org.tertulia.conversation.ConversationFilter.View;
import org.tertulia.conversation.ConversationStatus;

/**
 * What the page's address asks for: {@code /inbox?c=ID&view=unassigned|mine|all|mentions&status=open|closed&q=…}. The page's own
 * requests carry the same parameters, so that nothing has to be remembered between them. What makes no sense is the default.
 */
@Named
@RequestScoped
public class InboxAddress {

    private static final int PAGE = 50;
    private static final int MOST = 500;
    private static final int LONGEST_SEARCH = 200;

    @Inject
    HttpServletRequest request;

    /** The conversation that is open, or null. */
    public Long getConversation() {
        return number("c");
    }

    public View getView() {
        String view = request.getParameter("view");
        for (View known : View.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(view)) {
                return known;
            }
        }
        return View.ALL;
    }

    public ConversationStatus getStatus() {
        return "closed".equals(request.getParameter("status")) ? ConversationStatus.CLOSED : ConversationStatus.OPEN;
    }

    /** The words to look for, or null. */
    public String getSearch() {
        String words = request.getParameter("q");
        return words == null || words.isBlank() ? null : words.strip().substring(0, Math.min(LONGEST_SEARCH, words.strip().length()));
    }

    /** How many rows the list shows. */
    public int getMost() {
        Long most = number("most");
        return most == null ? PAGE : (int) Math.max(PAGE, Math.min(MOST, most));
    }

    /** How many it shows after "more". */
    public int getMore() {
        return Math.min(MOST, getMost() + PAGE);
    }

    /** Mentions are listed whatever became of the conversation: who is asked something answers, also after it was closed. */
    ConversationFilter filter() {
        return new ConversationFilter(getView(), getView() == View.MENTIONS ? null : getStatus(), null, getSearch());
    }

    /** This page with another conversation open. */
    public String with(Long conversation) {
        return address(conversation, getView(), getStatus());
    }

    /** Another view or status (as in the address), no conversation. */
    public String to(String view, String status) {
        return address(null, View.valueOf(view.toUpperCase(Locale.ROOT)), ConversationStatus.valueOf(status.toUpperCase(Locale.ROOT)));
    }

    private String address(Long conversation, View view, ConversationStatus status) {
        StringJoiner query = new StringJoiner("&", "/inbox?", "").setEmptyValue("/inbox");
        if (conversation != null) {
            query.add("c=" + conversation);
        }
        if (view != View.ALL) {
            query.add("view=" + view.name().toLowerCase(Locale.ROOT));
        }
        if (status != ConversationStatus.OPEN) {
            query.add("status=" + status.name().toLowerCase(Locale.ROOT));
        }
        if (getSearch() != null) {
            query.add("q=" + URLEncoder.encode(getSearch(), StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    private Long number(String name) {
        try {
            String text = request.getParameter(name);
            return text == null || text.isEmpty() ? null : Long.valueOf(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
