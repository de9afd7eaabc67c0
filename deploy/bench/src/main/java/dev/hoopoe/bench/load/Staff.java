package dev.hoopoe.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.bench.api.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The departments, the largest first, and the agents of each, made through the API. */
public final class Staff {

    static final int DEPARTMENTS = 10;
    static final int AGENTS_EACH = 5;

    private Staff() {}

    /** A department with those who work in it and nowhere else. */
    record Department(long id, List<UUID> agents) {}

    /** The address of an agent of the department, counted from 0, the largest. */
    static String email(int department, int agent) {
        return "agent-" + department + "-" + agent + "@bench.example";
    }

    /** Someone who sees the largest department alone. */
    public static String agentOfLargest() {
        return email(0, 0);
    }

    /** Someone who sees the smallest department alone. */
    public static String agentOfSmallest() {
        return email(DEPARTMENTS - 1, 0);
    }

    /** One of all of them, in turn. */
    public static String anAgent(int number) {
        return email(number % DEPARTMENTS, number / DEPARTMENTS % AGENTS_EACH);
    }

    static List<Department> create(ApiClient administrator, String password) {
        List<Department> departments = new ArrayList<>();
        for (int i = 0; i < DEPARTMENTS; i++) {
            long id = administrator
                    .post("/api/departments", Map.of("name", "Department " + (i + 1)))
                    .path("id")
                    .longValue();
            List<UUID> agents = new ArrayList<>();
            for (int agent = 0; agent < AGENTS_EACH; agent++) {
                agents.add(createAgent(administrator, email(i, agent), password, id));
            }
            departments.add(new Department(id, agents));
        }
        return departments;
    }

    private static UUID createAgent(ApiClient administrator, String email, String password, long department) {
        JsonNode user = administrator.post(
                "/api/users",
                Map.of(
                        "name",
                        "Agent",
                        "last_name",
                        email.substring(0, email.indexOf('@')),
                        "email",
                        email,
                        "type",
                        "agent",
                        "password",
                        password,
                        "department_ids",
                        List.of(department)));
        return UUID.fromString(user.path("id").textValue());
    }
}
