package org.tertulia.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Eventually;

class LaneTest {

    private final Queue<Claim> table = new ConcurrentLinkedQueue<>();
    private final List<Claim> done = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger looks = new AtomicInteger();

    private List<Claim> take(int most) {
        looks.incrementAndGet();
        List<Claim> taken = new ArrayList<>();
        for (Claim next = table.poll(); next != null; next = taken.size() < most ? table.poll() : null) {
            taken.add(next);
        }
        return taken;
    }

    private static Claim claim(String type, long ref) {
        return new Claim(type + ':' + ref, ref, 1, false);
    }

    private void put(int many) {
        IntStream.range(0, many).forEach(i -> table.add(claim("test", i)));
    }

    @Test
    void oneBeginningIsEnoughForAllThatIsDue() throws InterruptedException {
        put(500);
        ExecutorService threads = Executors.newCachedThreadPool();
        Lane lane = new Lane(this::take, done::add, threads);
        Eventually.within(Duration.ofSeconds(20), () -> {
            lane.start();
            assertThat(table).isEmpty();
        });
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(done).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void handsGoOnByThemselvesAndLookOnlyWhenAllIsHandedOut() {
        put(100);
        Queue<Runnable> waiting = new ArrayDeque<>();
        Lane lane = new Lane(this::take, done::add, waiting::add);
        lane.start();
        assertThat(waiting).hasSize(Lane.HANDS);
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        assertThat(done).hasSize(100).doesNotHaveDuplicates();
        assertThat(looks.get()).isLessThan(12);
        assertThat(lane.idle()).isTrue();
    }

    @Test
    void noMoreIsTakenThanIsBegunSoon() {
        put(100);
        Queue<Runnable> waiting = new ArrayDeque<>();
        new Lane(this::take, done::add, waiting::add).start();
        assertThat(table).as("left for other nodes").hasSize(100 - Lane.AT_A_LOOK);
    }

    @Test
    void aLaneWhoseHandsAreFullKeepsNoOtherWaiting() throws InterruptedException {
        put(50);
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch slow = new CountDownLatch(1);
        new Lane(this::take, claim -> {
            try {
                slow.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, threads).start();
        CountDownLatch asked = new CountDownLatch(1);
        new Lane(most -> asked.getCount() == 0 ? List.of() : List.of(claim("capture", 1)), claim -> asked.countDown(), threads).start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        slow.countDown();
        threads.shutdownNow();
    }
}
