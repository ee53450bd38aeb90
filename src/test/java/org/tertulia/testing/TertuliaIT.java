package org.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That the packaged product goes on; that it starts again after a kill, with all that it had, is for {@code KillIT}. */
class TertuliaIT {

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
