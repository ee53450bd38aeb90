package org.tertulia.web.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.tertulia.mail.Mailer;
import org.tertulia.platform.job.JobState;
import org.tertulia.platform.job.Jobs;

/** What stands beside all settings: which pages there are, and what wants to be looked at. */
@Named
@RequestScoped
public class SettingsView {

    @Inject
    Jobs jobs;
    @Inject
    Mailer mailer;

    /** {@code /settings} itself leads to the first page. */
    public void first() throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect("/settings/people");
    }

    /** How many jobs were given up. */
    public long getBlocked() {
        return jobs.counts().getOrDefault(JobState.BLOCKED, 0L);
    }

    /** Whether letters are kept, because there is no mail server. */
    public boolean isKeeping() {
        return mailer.keeps();
    }
}
