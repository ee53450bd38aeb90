package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.platform.Refusal;

class BodyTest {

    @Test
    void readsEachKindOfField() {
        Body body = body("""
                {"text":"é😀","id":"1001","flag":false,"number":-3,"duration":"PT90S","choice":"notForwarded",
                 "object":{"deep":"x"},"objects":[{"a":"1"},{"a":"2"}],"texts":["a","b"],"ids":["2","1","2"],"null":null}""");

        assertThat(body.text("text")).isEqualTo("é😀");
        assertThat(body.id("id")).isEqualTo(1001);
        assertThat(body.flag("flag")).isFalse();
        assertThat(body.number("number")).isEqualTo(-3);
        assertThat(body.duration("duration")).isEqualTo(Duration.ofSeconds(90));
        assertThat(body.choice("choice", DeliveryState.class)).isEqualTo(DeliveryState.NOT_FORWARDED);
        assertThat(body.object("object").text("deep")).isEqualTo("x");
        assertThat(body.objects("objects")).extracting(one -> one.text("a")).containsExactly("1", "2");
        assertThat(body.texts("texts")).containsExactly("a", "b");
        assertThat(body.ids("ids")).containsExactly(2L, 1L);
    }

    @Test
    void tellsAbsentFromNullOnlyWhereAsked() {
        Body body = body("{\"null\":null}");

        assertThat(body.has("null")).isTrue();
        assertThat(body.has("absent")).isFalse();
        assertThat(body.text("null")).isNull();
        assertThat(body.text("absent")).isNull();
        assertThat(body.textOrEmpty("null")).isEmpty();
        assertThat(body.textOrEmpty("absent")).isNull();
        assertThat(body.number("absent")).isNull();
        assertThat(body.object("null")).isNull();
        assertThat(body.ids("absent")).isNull();
        assertThat(refused(() -> body.required("null")).code()).isEqualTo("empty");
    }

    @Test
    void refusesOtherKindsByTheFieldsName() {
        Body body = body("{\"outer\":{\"list\":[{\"n\":1.5}],\"n\":\"1\",\"big\":1e400000000,\"long\":3000000000,\"bad\":\"5 minutes\"}}").object("outer");

        assertThat(refused(() -> body.number("n")).field()).isEqualTo("outer.n");
        assertThat(refused(() -> body.objects("list").get(0).number("n")).field()).isEqualTo("outer.list[0].n");
        assertThat(refused(() -> body.number("big")).code()).isEqualTo("bad-type");
        assertThat(refused(() -> body.number("long")).code()).isEqualTo("out-of-range");
        assertThat(refused(() -> body.text("list")).code()).isEqualTo("bad-type");
        assertThat(refused(() -> body.flag("n")).code()).isEqualTo("bad-type");
        assertThat(refused(() -> body.object("list")).code()).isEqualTo("bad-type");
        assertThat(refused(() -> body.texts("list")).code()).isEqualTo("bad-type");
        assertThat(refused(() -> body.ids("n")).code()).isEqualTo("bad-type");
        assertThat(refused(() -> body.duration("bad")).code()).isEqualTo("bad-duration");
        assertThat(refused(() -> body.choice("bad", DeliveryState.class))).hasMessageContaining("notForwarded");
    }

    @Test
    void refusesWhatHasNoPlace() {
        Body body = body("{\"name\":\"a\",\"nmae\":\"b\"}");

        assertThat(body.only("name", "nmae").text("name")).isEqualTo("a");
        assertThat(refused(() -> body.only("name")).field()).isEqualTo("nmae");
    }

    @Test
    void refusesHalfACharacter() {
        assertThat(refused(() -> body("{\"a\":\"\\ud83d\"}").text("a")).code()).isEqualTo("bad-text");
        assertThat(body("{\"a\":\"\\ud83d\\ude00\"}").text("a")).isEqualTo("😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "\"text\"", "1", "null", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":1} x", "{\"a\":1}{}",
        "<xml/>", "{\"a\":\"\u0001\"}"})
    void refusesWhatIsNoJsonObject(String text) {
        assertThat(refused(() -> body(text)).code()).isEqualTo("bad-json");
    }

    @Test
    void refusesOtherEncodingsAndDepthsWithoutEnd() {
        assertThat(refused(() -> BodyReader.parse("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1))).code()).isEqualTo("bad-json");
        assertThat(refused(() -> body("{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}"))).hasMessageContaining("deeply");
        assertThat(body("{\"a\":\"" + "[{".repeat(1_000) + "\\\"[\"}").text("a")).hasSize(2_002);
    }

    private static Body body(String text) {
        return BodyReader.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal refused(ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("refused").isNotNull();
        return refusal;
    }
}
