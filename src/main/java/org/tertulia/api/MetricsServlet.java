package org.tertulia.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.mail.incoming.IncomingAccounts;
import org.tertulia.mail.incoming.Reading;
import org.tertulia.platform.Clock;
import org.tertulia.platform.job.JobRunner;
import org.tertulia.platform.job.JobState;
import org.tertulia.platform.job.Jobs;
import org.tertulia.realtime.Line;
import org.tertulia.realtime.Neighbours;
import org.tertulia.realtime.VisitorLines;

/** How this node is doing, in numbers, for a collector such as Prometheus. It names nobody and tells no text. */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = Logger.getLogger(MetricsServlet.class.getName());
    private static final double NANO = 1e-9;

    @Inject
    transient Metrics metrics;
    @Inject
    transient Jobs jobs;
    @Inject
    transient JobRunner runner;
    @Inject
    transient VisitorLines lines;
    @Inject
    transient Neighbours neighbours;
    @Inject
    transient IncomingAccounts accounts;
    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        MetricsText text = new MetricsText();
        work(text);
        mail(text);
        text.counters("tertulia_messages_total", "Entries stored in conversations.", metrics.messages(), 1);
        text.counters("tertulia_letters_total", "Letters with replies that were sent, or failed for good.", metrics.letters(), 1);
        text.single("tertulia_sockets", "gauge", "Open sockets of visitors and agents, to this node.", Line.open());
        text.single("tertulia_visitor_lines", "gauge", "Open lines of visitors who have written, to this node.", lines.count());
        text.single("tertulia_bus_up", "gauge", "Whether this node hears of the others at once; 1 also where there are none.", neighbours.inReach() ? 1 : 0);
        text.counters("tertulia_http_requests_total", "Answered HTTP requests.", metrics.requests(), 1);
        text.counters("tertulia_http_request_seconds_total", "Time spent on answering.", metrics.requestNanos(), NANO);
        machine(text);
        response.setContentType(MetricsText.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().write(text.toString());
    }

    private void work(MetricsText text) {
        text.single("tertulia_job_rounds_total", "counter", "How often this node has looked for due work.", runner.rounds());
        try {
            Map<JobState, Long> counts = jobs.counts();
            text.family("tertulia_jobs", "gauge", "Jobs by state, of all nodes together.");
            for (JobState state : JobState.values()) {
                text.sample("tertulia_jobs", "state=\"" + Names.of(state) + '"', counts.getOrDefault(state, 0L));
            }
            text.single("tertulia_database_up", "gauge", "Whether the database answered just now.", 1);
        } catch (RuntimeException silent) {
            LOG.log(Level.FINE, "The jobs cannot be counted: the database does not answer.", silent);
            text.single("tertulia_database_up", "gauge", "Whether the database answered just now.", 0);
        }
    }

    /** By the account's id, or "settings"; names and addresses are nobody's business here. */
    private void mail(MetricsText text) {
        List<Reading> readings;
        try {
            readings = accounts.readings();
        } catch (RuntimeException silent) {
            LOG.log(Level.FINE, "The mailboxes cannot be counted: the database does not answer.", silent);
            return;
        }
        each(text, readings, "tertulia_mail_waiting", "Letters in the mailbox that are not stored.", Reading::waiting);
        each(text, readings, "tertulia_mail_unworked", "Letters that are stored and not worked on.", Reading::unworked);
        each(text, readings, "tertulia_mail_failing", "Whether the mailbox cannot be read.", reading -> reading.fault() == null ? 0 : 1);
        each(text, readings.stream().filter(reading -> reading.fetchedAt() != null).toList(), "tertulia_mail_fetch_age_seconds",
                "Seconds since the mailbox was last read to its end; with IDLE up to 300 is usual.",
                reading -> Duration.between(reading.fetchedAt(), clock.now()).toMillis() / 1000.0);
    }

    private static void each(MetricsText text, List<Reading> readings, String name, String help, ToDoubleFunction<Reading> number) {
        text.family(name, "gauge", help);
        readings.forEach(reading -> text.sample(name, "account=\"" + label(reading.account()) + '"', number.applyAsDouble(reading)));
    }

    private static String label(String account) {
        return account.startsWith("account:") ? account.substring(8) : account.equals("drop") ? account : "settings";
    }

    private static void machine(MetricsText text) {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        text.single("jvm_memory_heap_used_bytes", "gauge", "Heap in use.", heap.getUsed());
        text.single("jvm_memory_heap_max_bytes", "gauge", "The most that the heap may have.", heap.getMax());
        text.single("jvm_threads", "gauge", "Live threads.", ManagementFactory.getThreadMXBean().getThreadCount());
        text.single("process_start_time_seconds", "gauge", "When the process began, in seconds since 1970.",
                ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0);
    }
}
