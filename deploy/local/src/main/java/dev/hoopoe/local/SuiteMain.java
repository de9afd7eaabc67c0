package dev.hoopoe.local;

import dev.hoopoe.local.process.ProjectRoot;
import dev.hoopoe.local.process.StartRefusedException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The main class of {@code ./hoopoe}: the launcher, and commands for a running suite. */
public final class SuiteMain {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private SuiteMain() {}

    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        String command = words.isEmpty() ? "up" : words.get(0);
        List<String> rest = words.subList(Math.min(1, words.size()), words.size());
        try {
            int code = run(command, rest);
            if (code != 0) {
                System.exit(code);
            }
        } catch (StartRefusedException e) {
            System.err.println("hoopoe: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static int run(String command, List<String> arguments) {
        Path root = ProjectRoot.find();
        SuiteFolder folder = new SuiteFolder(SuiteFolder.usual(root, System.getenv()));
        return switch (command) {
            case "up" -> new Launcher(System.out, arguments.contains("--fresh"), Clock.systemUTC()).run();
            case "servers" -> new ServersLauncher(System.out, arguments.contains("--free-ports")).run();
            case "running" -> folder.isClaimed() ? 0 : FAILED;
            case "clear" -> clear(folder);
            case "status" -> new StatusReport(folder, System.out).print() ? 0 : FAILED;
            case "top" -> top(folder, arguments);
            case "measure" -> new MeasureReport(folder, System.out).print() ? 0 : FAILED;
            case "events" -> {
                new EventTail(folder, System.out).run(arguments.contains("--from-start"));
                yield 0;
            }
            case "dlq" -> deadLetters(folder, arguments);
            case "admin-password" -> {
                new AdministratorReset(folder, System.out)
                        .run(arguments.stream().findFirst());
                yield 0;
            }
            case "account" -> account(folder, arguments);
            case "backup", "restore" -> copy(root, folder, command, arguments);
            case "scale", "restart", "rotate" -> control(folder, command, arguments);
            default -> {
                System.err.println("hoopoe: unknown command " + command + "; see ./hoopoe help");
                yield MISUSED;
            }
        };
    }

    private static int copy(Path root, SuiteFolder folder, String command, List<String> arguments) {
        if (arguments.size() != 1) {
            System.err.println("hoopoe: " + command + " takes the name of a file; see ./hoopoe help");
            return MISUSED;
        }
        Path file = Path.of(arguments.get(0));
        if (command.equals("backup")) {
            new BackupCommand(folder, System.getenv(), System.out).run(file);
        } else {
            new RestoreCommand(root, folder, System.getenv(), System.out).run(file);
        }
        return 0;
    }

    private static int top(SuiteFolder folder, List<String> arguments) {
        boolean once = arguments.equals(List.of("--once"));
        if (!once && !arguments.isEmpty()) {
            System.err.println("hoopoe: top takes --once or nothing; see ./hoopoe help");
            return MISUSED;
        }
        return new LiveReport(folder, System.out, !once && System.console() != null).run(once) ? 0 : FAILED;
    }

    private static int control(SuiteFolder folder, String command, List<String> arguments) {
        ControlCommand parsed;
        try {
            parsed = ControlCommand.parse(
                    Stream.concat(Stream.of(command), arguments.stream()).toList());
        } catch (IllegalArgumentException e) {
            System.err.println("hoopoe: " + e.getMessage() + "; see ./hoopoe help");
            return MISUSED;
        }
        new ControlClient(folder, System.out).send(parsed);
        return 0;
    }

    private static int account(SuiteFolder folder, List<String> arguments) {
        try {
            LineInput lines = LineInput.ofProcess();
            new AccountCommand(new OperatorApi(folder), SecretInput.ofProcess(lines), lines, System.out).run(arguments);
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println("hoopoe: " + e.getMessage() + "; see ./hoopoe help");
            return MISUSED;
        }
    }

    private static int deadLetters(SuiteFolder folder, List<String> arguments) {
        String act = arguments.isEmpty() ? "" : arguments.get(0);
        if (act.equals("list") && arguments.size() == 1) {
            new DeadLetterReport(folder, System.out).list();
            return 0;
        }
        if (act.equals("replay") && arguments.size() <= 2) {
            new DeadLetterReport(folder, System.out).replay(arguments.size() == 2 ? arguments.get(1) : null);
            return 0;
        }
        System.err.println("hoopoe: dlq takes list, or replay with a service if not all are meant; see ./hoopoe help");
        return MISUSED;
    }

    /** Deletes the data, after stopping what a killed launcher left running. */
    private static int clear(SuiteFolder folder) {
        folder.claim();
        SuiteRecord record = new SuiteRecord(folder.record());
        record.endLeftovers();
        record.delete();
        folder.clear();
        folder.release();
        return 0;
    }
}
