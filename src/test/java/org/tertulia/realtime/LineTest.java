package org.tertulia.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final List<String> sent = new ArrayList<>();
    private final List<SendHandler> underWay = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final Line line = new Line(session(), now::get);

    @AfterEach
    void end() {
        line.gone();
    }

    @Test
    void aLineOnWhichNothingIsHeardIsClosed() {
        now.addAndGet(Duration.ofSeconds(150).toNanos());
        Line.closeSilent();
        assertThat(closed).isEmpty();

        now.addAndGet(1);
        Line.closeSilent();
        assertThat(closed).containsExactly("GOING_AWAY nothing heard");
        Line.closeSilent();
        assertThat(closed).hasSize(1);
    }

    @Test
    void aLineThatIsHeardStaysOpen() {
        for (int minute = 0; minute < 10; minute++) {
            now.addAndGet(Duration.ofMinutes(2).toNanos());
            line.heard();
            Line.closeSilent();
        }
        assertThat(closed).isEmpty();
    }

    @Test
    void whatIsOnlySentKeepsNobodyThere() {
        now.addAndGet(Duration.ofSeconds(151).toNanos());
        line.send("news");
        Line.closeSilent();
        assertThat(closed).hasSize(1);
    }

    @Test
    void openLinesAreCountedOnce() {
        int before = Line.open();
        line.gone();
        line.gone();
        assertThat(Line.open()).isEqualTo(before - 1);
    }

    @Test
    void framesGoOutOneAfterTheOther() {
        List<String> told = new ArrayList<>();
        line.send("one", () -> told.add("one"));
        line.send("two");
        line.send("three", () -> told.add("three"));
        assertThat(sent).containsExactly("one");
        underWay.remove(0).onResult(new SendResult());
        assertThat(told).containsExactly("one");
        assertThat(sent).containsExactly("one", "two");
        underWay.remove(0).onResult(new SendResult());
        underWay.remove(0).onResult(new SendResult());
        assertThat(sent).containsExactly("one", "two", "three");
        assertThat(told).containsExactly("one", "three");
    }

    @Test
    void whoReadsTooSlowlyIsCutOff() {
        for (int i = 0; i <= 1_000; i++) {
            line.send("frame " + i);
        }
        assertThat(closed).containsExactly("TRY_AGAIN_LATER too slow");
        assertThat(sent).hasSize(1);
    }

    private Session session() {
        RemoteEndpoint.Async remote = (RemoteEndpoint.Async) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {RemoteEndpoint.Async.class},
                (proxy, method, arguments) -> {
                    sent.add((String) arguments[0]);
                    underWay.add((SendHandler) arguments[1]);
                    return null;
                });
        return (Session) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> switch (method.getName()) {
            case "getAsyncRemote" -> remote;
            case "close" -> closed.add(((CloseReason) arguments[0]).getCloseCode() + " " + ((CloseReason) arguments[0]).getReasonPhrase()) ? null : null;
            default -> null;
        });
    }
}
