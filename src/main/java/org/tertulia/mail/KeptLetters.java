package org.tertulia.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tertulia.platform.Settings;
import org.tertulia.platform.Token;

/**
 * The letters of an installation without a mail server: {@code .eml} files in {@code TERTULIA_DATA/mail}, which any mail
 * program opens too. The name of a file is its date and a fingerprint of its Message-ID, so a letter that is sent again
 * after a crash is still one letter. Of many, the newest are kept.
 */
@ApplicationScoped
public class KeptLetters implements Carrier {

    /** How many letters the folder holds at most. */
    static final int MOST = 2_000;

    private static final Logger LOG = Logger.getLogger(KeptLetters.class.getName());
    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{9}Z-[0-9a-f]{16}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Session session = Session.getInstance(new Properties());

    /** For the container's proxy. */
    protected KeptLetters() {
        this.folder = null;
    }

    @Inject
    KeptLetters(Settings settings) {
        this(settings.data().resolve("mail"));
    }

    KeptLetters(Path folder) {
        this.folder = folder;
    }

    @Override
    public void carry(Letter letter, Instant now) {
        try {
            Files.createDirectories(folder);
            String fingerprint = Token.hash(letter.messageId()).substring(0, 16);
            String id = ids().stream().filter(known -> known.endsWith(fingerprint)).findFirst().orElse(DATE.format(now) + '-' + fingerprint);
            Path fresh = Files.createTempFile(folder, "letter", ".part");
            try (OutputStream out = Files.newOutputStream(fresh)) {
                new Mime(session, letter, now).writeTo(out);
            }
            Files.move(fresh, file(id), StandardCopyOption.ATOMIC_MOVE);
            forgetOldest();
        } catch (IOException | UncheckedIOException | MessagingException e) {
            throw new LetterDelayed(Fault.FOLDER, folder.toString(), e.getClass().getSimpleName(), e);
        }
    }

    /** The newest first, without their bodies. */
    public List<KeptLetter> list(int most) {
        return ids().stream().limit(most).map(id -> read(id, false)).filter(Objects::nonNull).toList();
    }

    /** @param id as {@link #list} gave it; anything else is not there */
    public Optional<KeptLetter> open(String id) {
        return id == null || !ID.matcher(id).matches() ? Optional.empty() : Optional.ofNullable(read(id, true));
    }

    private List<String> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".eml"))
                    .map(name -> name.substring(0, name.length() - 4)).filter(ID.asMatchPredicate())
                    .sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeptLetter read(String id, boolean whole) {
        if (!Files.isRegularFile(file(id))) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file(id))) {
            return MimeReader.read(session, id, in, whole);
        } catch (IOException | MessagingException unreadable) {
            LOG.log(Level.WARNING, "The kept letter " + id + " cannot be read.", unreadable);
            return null;
        }
    }

    private void forgetOldest() throws IOException {
        for (String id : ids().stream().skip(MOST).toList()) {
            Files.deleteIfExists(file(id));
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ".eml");
    }
}
