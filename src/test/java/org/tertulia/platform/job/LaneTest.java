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

    private final Queue<String> table = new ConcurrentLinkedQueue<>();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger looks = new AtomicInteger();

    private List<String> due(int most) {
        looks.incrementAndGet();
        return table.stream().limit(most).toList();
    }

    private boolean take(String key) {
        return table.remove(key) && done.add(key);
    }

    private void put(int many) {
        IntStream.range(0, many).forEach(i -> table.add("test:" + i));
    }

    @Test
    void oneBeginningIsEnoughForAllThatIsDue() throws InterruptedException {
        put(500);
        ExecutorService threads = Executors.newCachedThreadPool();
        Lane lane = new Lane(this::due, this::take, threads);
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
        Lane lane = new Lane(this::due, this::take, waiting::add);
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
    void whatOtherNodesTakeIsNotLookedForOverAndOver() {
        put(48);
        Queue<Runnable> waiting = new ArrayDeque<>();
        Lane lane = new Lane(this::due, key -> false, waiting::add);
        lane.start();
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        assertThat(looks.get()).isLessThanOrEqualTo(2);
        assertThat(lane.idle()).isTrue();
    }

    @Test
    void aLaneWhoseHandsAreFullKeepsNoOtherWaiting() throws InterruptedException {
        put(50);
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch slow = new CountDownLatch(1);
        new Lane(this::due, key -> {
            try {
                return slow.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        }, threads).start();
        CountDownLatch asked = new CountDownLatch(1);
        new Lane(most -> asked.getCount() == 0 ? List.of() : List.of("capture:1"), key -> {
            asked.countDown();
            return true;
        }, threads).start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        slow.countDown();
        threads.shutdownNow();
    }
}
