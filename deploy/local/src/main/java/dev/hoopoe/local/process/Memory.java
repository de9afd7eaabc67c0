package dev.hoopoe.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much memory processes hold: their proportional share where the system tells (Linux), else what is resident. */
public final class Memory {

    private static final Pattern SHARE = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

    private Memory() {}

    /** The kilobytes of the process and all its descendants. */
    public static long kilobytesOfTree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(Memory::kilobytes)
                .sum();
    }

    /** The kilobytes of one process; 0 when it is gone. */
    public static long kilobytes(ProcessHandle process) {
        Path rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try {
            Matcher share = SHARE.matcher(Files.readString(rollup));
            return share.find() ? Long.parseLong(share.group(1)) : 0;
        } catch (IOException e) {
            return resident(process.pid());
        }
    }

    private static long resident(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String text = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
