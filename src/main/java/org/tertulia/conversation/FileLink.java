package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tertulia.platform.Clock;
import org.tertulia.platform.SigningKey;

/** Addresses at which a file can be had for a time, without signing in: by the visitor's widget and from letters. Nobody can guess one. */
@ApplicationScoped
public class FileLink {

    /** What all these addresses begin with. */
    public static final String PLACE = "/chat/file/";

    private static final String PURPOSE = "file";
    private static final int SIGNATURE = 32;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{" + SIGNATURE + "})\\.([0-9]{1,18})\\.([0-9]{1,6})");

    @Inject
    SigningKey key;
    @Inject
    Clock clock;

    /** What an address is good for. @param expired whether it was, but its time is over */
    public record Meant(long attachment, boolean expired) {
    }

    /** The path of an address that is good until the end of that day (UTC); the same the whole day, so that browsers keep what they have. */
    public String path(long attachment, Instant until) {
        long day = until.toEpochMilli() / DAY;
        // it ends with a digit, which no mail program takes for the end of a sentence
        return PLACE + key.sign(PURPOSE, attachment + "." + day, SIGNATURE) + '.' + attachment + '.' + day;
    }

    /** The path of an address for a widget that is open now. */
    public String forWidget(long attachment) {
        return path(attachment, clock.now().plus(Duration.ofDays(7)));
    }

    /** @param token what stands behind {@link #PLACE}. @return empty where it was not made here */
    public Optional<Meant> read(String token) {
        Matcher parts = FORM.matcher(token);
        if (!parts.matches() || !key.signed(PURPOSE, parts.group(2) + "." + parts.group(3), parts.group(1))) {
            return Optional.empty();
        }
        return Optional.of(new Meant(Long.parseLong(parts.group(2)), clock.now().toEpochMilli() / DAY > Long.parseLong(parts.group(3))));
    }
}
