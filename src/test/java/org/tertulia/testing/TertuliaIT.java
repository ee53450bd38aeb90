package org.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That the packaged product starts, stops and says what is wrong. */
class TertuliaIT {

    @Test
    void startsAgainAfterAKill() {
        try (Tertulia tertulia = Tertulia.on(Engine.H2, Map.of()).start()) {
            assertThat(tertulia.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(tertulia.get("/health/ready").body()).contains("UP");
            tertulia.kill9();
            tertulia.start();
            assertThat(tertulia.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Tag("core")
    void worksOnWhenItsDatabaseWasRestarted() {
        Postgres postgres = Postgres.another();
        try (Tertulia tertulia = Tertulia.on(postgres.fresh("restarted"), Map.of()).start()) {
            assertThat(tertulia.get("/health/ready").statusCode()).isEqualTo(200);
            postgres.restart();
            // dead connections are replaced when they are asked for, or two seconds later
            Eventually.succeeds(() -> {
                for (int again = 0; again < 50; again++) {
                    assertThat(tertulia.get("/health/ready").statusCode()).isEqualTo(200);
                }
            });
        }
    }

    @Test
    @Tag("core")
    void showsNothingOfTheServer() {
        assertThat(Tertulia.shared().get("/health/live").headers().map()).doesNotContainKeys("server", "x-powered-by");
    }
}
