package org.tertulia.web.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
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
    Feedback feedback;
    @Inject
    PageTexts texts;

    private List<BlockedJob> list;

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

    /** Parameter: id, the job's key. */
    public void retry() {
        if (feedback.went(Map.of(), () -> jobs.retry(String.valueOf(Asked.text("id"))))) {
            feedback.done("work.retried");
        }
        list = null;
    }
}
