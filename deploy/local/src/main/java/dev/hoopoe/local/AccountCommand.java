package dev.hoopoe.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.local.process.RandomSecret;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** {@code ./hoopoe account …}: what the operator does with the accounts of a running suite. */
final class AccountCommand {

    private static final String ACCOUNTS = "/internal/accounts";
    private static final String INVITATIONS = "/internal/invitations";
    private static final int PASSWORD_LENGTH = 20;
    private static final int PAGE = 100;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final OperatorApi operator;
    private final SecretInput passwords;
    private final LineInput answers;
    private final PrintStream output;

    AccountCommand(OperatorApi operator, SecretInput passwords, LineInput answers, PrintStream output) {
        this.operator = operator;
        this.passwords = passwords;
        this.answers = answers;
        this.output = output;
    }

    /** @throws IllegalArgumentException when the arguments are not a command; the message says what is expected */
    void run(List<String> arguments) {
        String act = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        switch (act) {
            case "list" -> {
                require(rest.isEmpty(), "account list takes nothing more");
                list();
            }
            case "open" -> open(rest);
            case "invite" -> invite(rest);
            case "invitations" -> {
                require(rest.isEmpty(), "account invitations takes nothing more");
                listInvitations();
            }
            case "uninvite" -> uninvite(rest);
            case "suspend" -> {
                operator.call("suspend the account", "POST", suspensionOf(act, rest), null);
                output.println("Account " + rest.get(0) + " is suspended");
            }
            case "resume" -> {
                operator.call("resume the account", "DELETE", suspensionOf(act, rest), null);
                output.println("Account " + rest.get(0) + " is active again");
            }
            case "delete" -> delete(rest);
            case "hosts" -> bind(rest);
            default ->
                throw new IllegalArgumentException(
                        "account takes list, open, invite, invitations, uninvite, hosts, suspend, resume or delete");
        }
    }

    private void bind(List<String> arguments) {
        require(arguments.size() > 1, "account hosts takes an id and host names, or --none");
        String id = arguments.get(0);
        List<String> hosts = arguments.subList(1, arguments.size());
        boolean none = hosts.equals(List.of("--none"));
        JsonNode account = operator.call(
                "bind the hosts", "PUT", pathOf(id) + "/hosts", Map.of("hosts", none ? List.of() : hosts));
        output.println("Hosts of account " + id + ": " + hostsOf(account));
    }

    private static String hostsOf(JsonNode account) {
        List<String> hosts = new ArrayList<>();
        account.path("hosts").forEach(host -> hosts.add(host.asText()));
        return hosts.isEmpty() ? "none" : String.join(" ", hosts);
    }

    /** The id is typed again, since nothing brings an account back. */
    private void delete(List<String> arguments) {
        require(arguments.size() == 1, "account delete takes one id");
        String id = arguments.get(0);
        String path = pathOf(id);
        operator.call("find the account", "GET", path, null);
        output.print("This removes the account " + id + " and all that is in it, for ever. Type its id to go on: ");
        output.flush();
        if (!answers.read().filter(id::equals).isPresent()) {
            throw new StartRefusedException("Nothing was deleted.");
        }
        operator.call("delete the account", "DELETE", path + "?confirm=" + id, null);
        output.println(
                "Account " + id + " is suspended and being removed; this goes on when you stop waiting with Ctrl-C");
        awaitRemoval(id, path);
    }

    private void awaitRemoval(String id, String path) {
        Set<String> told = new HashSet<>();
        Optional<JsonNode> account = operator.find("look for the account", path);
        while (account.isPresent()) {
            for (JsonNode service : account.get().path("removed_by")) {
                if (told.add(service.asText())) {
                    output.println("Removed by " + service.asText());
                }
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            account = operator.find("look for the account", path);
        }
        output.println("Account " + id + " is deleted");
    }

    private static String suspensionOf(String act, List<String> arguments) {
        require(arguments.size() == 1, "account " + act + " takes one id");
        return pathOf(arguments.get(0)) + "/suspension";
    }

    private static String pathOf(String id) {
        return ACCOUNTS + "/" + checkedId(id);
    }

    private static String checkedId(String id) {
        require(id.matches("[a-z0-9][a-z0-9-]*"), "an account's id has lower-case letters, digits and hyphens alone");
        return id;
    }

    private void list() {
        int page = 0;
        JsonNode answer;
        do {
            page++;
            answer = operator.call("list the accounts", "GET", ACCOUNTS + "?limit=" + PAGE + "&page=" + page, null);
            answer.path("data").forEach(this::print);
        } while ((long) page * PAGE < answer.path("total").asLong());
    }

    private void print(JsonNode account) {
        output.printf(
                "%-30s %s  %-9s  %s  %s%n",
                account.path("id").asText(),
                account.path("created_at").asText(),
                stateOf(account),
                account.path("name").asText(),
                hostsOf(account));
    }

    private static String stateOf(JsonNode account) {
        if (account.path("deleting").asBoolean()) {
            return "deleting";
        }
        return account.hasNonNull("suspended_at") ? "suspended" : "active";
    }

    private void open(List<String> arguments) {
        require(!arguments.isEmpty() && !arguments.get(0).startsWith("-"), "account open takes an id first");
        String id = arguments.get(0);
        Map<String, String> options = options("open", arguments.subList(1, arguments.size()));
        String name = options.remove("--name");
        require(name != null, "account open needs --name <name>");
        String email = options.remove("--email");
        require(options.isEmpty(), "account open knows no " + String.join(", ", options.keySet()));
        Map<String, Object> body = new HashMap<>(Map.of("id", id, "name", name));
        boolean generated = false;
        String password = null;
        if (email != null) {
            Optional<String> typed = passwords.read("Password for " + email + " (empty: one is generated): ");
            generated = typed.isEmpty();
            password = typed.orElseGet(() -> RandomSecret.ofLength(PASSWORD_LENGTH));
            body.put("administrator", Map.of("email", email, "password", password, "name", "Desk Administrator"));
        }
        operator.call("open the account", "POST", ACCOUNTS, body);
        output.println("Account " + id + " is open");
        if (generated) {
            output.println("e-mail     " + email);
            output.println("password   " + password);
        }
    }

    private void invite(List<String> arguments) {
        Map<String, String> options = options("invite", arguments);
        String days = options.remove("--days");
        require(options.isEmpty(), "account invite knows no " + String.join(", ", options.keySet()));
        require(days == null || days.matches("[1-9]\\d?"), "--days takes a number of days");
        Map<String, Integer> body = days == null ? Map.of() : Map.of("days", Integer.valueOf(days));
        JsonNode invitation = operator.call("make an invitation", "POST", INVITATIONS, body);
        output.println("invite_token   " + invitation.path("token").asText());
        output.println("account        " + invitation.path("account_id").asText());
        output.println("expires        " + invitation.path("expires_at").asText());
        output.println("A person who registers with it (POST /netia/api/registration) opens an account; it works once");
    }

    private void listInvitations() {
        JsonNode invitations = operator.call("list the invitations", "GET", INVITATIONS, null);
        for (JsonNode invitation : invitations) {
            output.printf(
                    "account %s  expires %s%n",
                    invitation.path("account_id").asText(),
                    invitation.path("expires_at").asText());
        }
        if (invitations.isEmpty()) {
            output.println("No invitation is open");
        }
    }

    private void uninvite(List<String> arguments) {
        require(arguments.size() == 1, "account uninvite takes one id, which account invitations shows");
        String account = checkedId(arguments.get(0));
        operator.call("delete the invitation", "DELETE", INVITATIONS + "/" + account, null);
        output.println("The invitation to open account " + account + " is deleted");
    }

    private static Map<String, String> options(String act, List<String> words) {
        Map<String, String> options = new HashMap<>();
        for (int at = 0; at < words.size(); at += 2) {
            require(words.get(at).startsWith("--"), "account " + act + " does not expect " + words.get(at));
            require(at + 1 < words.size(), words.get(at) + " needs a value");
            options.put(words.get(at), words.get(at + 1));
        }
        return options;
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalArgumentException(message);
        }
    }
}
