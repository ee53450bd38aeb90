package org.tertulia.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.ConversationChanged;
import org.tertulia.conversation.DeliveryChanged;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.conversation.TeamRead;
import org.tertulia.platform.node.Outdated;
import org.tertulia.visitor.PresenceChanged;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.VisitorIdentified;
import org.tertulia.visitor.VisitorShutOut;

class SignalTest {

    private static final long LARGE = 9_007_199_254_740_993L;  // more than a double holds

    static Stream<Object> news() {
        return Stream.of(new ConversationChanged(1, 2, 3), new DeliveryChanged(LARGE, 2, DeliveryState.FORWARDED, List.of(4L, LARGE)),
                new DeliveryChanged(1, 2, DeliveryState.READ, List.of()), new TeamRead(1, 2, 3, 4), new VisitorIdentified(1, 2, Visitor.By.AGENT),
                new VisitorShutOut(LARGE), new PresenceChanged(1, true), new PresenceChanged(1, false), new Outdated("chatflow", LARGE),
                new Typing(1, 2, 3, Author.Type.VISITOR, null, null), new Typing(1, 2, 3, Author.Type.AGENT, 4L, "Zoë \"Z\" Müller\n李"));
    }

    @ParameterizedTest
    @MethodSource("news")
    void whatIsToldComesOverAsItWas(Object news) {
        String line = Signal.of(news);
        assertThat(line).doesNotContain("\n");
        assertThat(Signal.read(line, (inbox, visitor, id) -> null)).isEqualTo(news);
    }

    @Test
    void aKindOfALaterVersionIsLeftOut() {
        assertThat(Signal.read("[\"something-new\",1,{\"a\":2}]", (inbox, visitor, id) -> null)).isNull();
    }

    @Test
    void newsWithoutAWayAreAFault() {
        assertThatIllegalArgumentException().isThrownBy(() -> Signal.of("hello"));
    }
}
