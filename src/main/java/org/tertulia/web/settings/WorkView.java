package org.tertulia.web.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.tertulia.forwarding.Forwarding;
import org.tertulia.forwarding.WaitingLetter;
import org.tertulia.platform.job.BlockedJob;
import org.tertulia.platform.job.Jobs;
import org.tertulia.web.Feedback;
import org.tertulia.web.PageTexts;

/** The work that was given up after several tries, and trying it again. */
@Named
@RequestScoped
public class WorkView {

    @Inject
    Jobs jobs;
    @Inject
    Forwarding forwarding;
    @Inject
    Feedback feedback;
    @Inject
    PageTexts texts;

    private List<BlockedJob> list;
    private List<WaitingLetter> waiting;

    /** The newest first. */
    public List<BlockedJob> getList() {
        if (list == null) {
            list = jobs.blocked();
        }
        return list;
    }

    /** What kind of work it is, in words; the plain name of a kind that has none. */
    public String kind(BlockedJob job) {
        String key = "work.kind." + job.type();
        return texts.has(key) ? texts.of(key) : job.type();
    }

    /** Letters that the mail server could not take yet, the next first. */
    public List<WaitingLetter> getWaiting() {
        if (waiting == null) {
            waiting = forwarding.waiting();
        }
        return waiting;
    }

    /** Why a letter waits, in words. */
    public String why(WaitingLetter letter) {
        String key = "inbox.js.reason." + letter.reason();
        return texts.has(key) ? texts.of(key) : letter.reason();
    }

    /** Parameter: id, the conversation whose letters wait. */
    public void mailNow() {
        Long conversation = Asked.number("id");
        if (conversation != null && feedback.went(Map.of(), () -> forwarding.tryAgain(conversation))) {
            feedback.done("work.retried");
        }
        waiting = null;
    }

    /** Parameter: id, the job's key. */
    public void retry() {
        if (feedback.went(Map.of(), () -> jobs.retry(String.valueOf(Asked.text("id"))))) {
            feedback.done("work.retried");
        }
        list = null;
    }
}
