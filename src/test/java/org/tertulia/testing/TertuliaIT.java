package org.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the packaged product starts, stops and says what is wrong. */
class TertuliaIT {

    @ParameterizedTest
    @EnumSource(Engine.class)
    void startsAndAfterAKillStartsAgain(Engine engine) {
        try (Tertulia tertulia = Tertulia.on(engine, Map.of()).start()) {
            assertThat(tertulia.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(tertulia.get("/health/ready").body()).contains("UP");
            tertulia.kill9();
            tertulia.start();
            assertThat(tertulia.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void showsNothingOfTheServer() {
        assertThat(Tertulia.shared().get("/health/live").headers().map()).doesNotContainKeys("server", "x-powered-by");
    }
}
