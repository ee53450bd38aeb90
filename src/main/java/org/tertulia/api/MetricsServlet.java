package org.tertulia.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.platform.job.JobRunner;
import org.tertulia.platform.job.JobState;
import org.tertulia.platform.job.Jobs;
import org.tertulia.realtime.Line;
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

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        MetricsText text = new MetricsText();
        work(text);
        text.counters("tertulia_messages_total", "Entries stored in conversations.", metrics.messages(), 1);
        text.counters("tertulia_letters_total", "Letters with replies that were sent, or failed for good.", metrics.letters(), 1);
        text.single("tertulia_sockets", "gauge", "Open sockets of visitors and agents, to this node.", Line.open());
        text.single("tertulia_visitor_lines", "gauge", "Open lines of visitors who have written, to this node.", lines.count());
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

    private static void machine(MetricsText text) {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        text.single("jvm_memory_heap_used_bytes", "gauge", "Heap in use.", heap.getUsed());
        text.single("jvm_memory_heap_max_bytes", "gauge", "The most that the heap may have.", heap.getMax());
        text.single("jvm_threads", "gauge", "Live threads.", ManagementFactory.getThreadMXBean().getThreadCount());
        text.single("process_start_time_seconds", "gauge", "When the process began, in seconds since 1970.",
                ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0);
    }
}
