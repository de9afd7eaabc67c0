package dev.hoopoe.ticket.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** An account of its own for a test: with a client, the channel {@code web}, and staff and departments as asked for. */
public final class TicketFixture {

    public static final String CHANNEL = "web";

    private static final String ACCOUNT_HEADER = "X-Hoopoe-Account";
    private static final AtomicLong DEPARTMENTS = new AtomicLong();

    private final String account = "account-" + UUID.randomUUID();
    private final DirectoryAnswers directory = new DirectoryAnswers(account);
    private final FileAnswers files = new FileAnswers(account);
    private final UUID client;
    private final Person administrator;

    private TicketFixture() {
        client = client();
        administrator = person("administrator", false, Set.of());
        channel(CHANNEL, true);
    }

    public static TicketFixture account() {
        return new TicketFixture();
    }

    /** A member of the staff. */
    public record Person(UUID id, String account, String type) {

        public String token() {
            return TestTokens.person(account, id, type);
        }
    }

    /** A ticket as its creation answered it. */
    public record Opened(long id, String secret) {}

    public String name() {
        return account;
    }

    public DirectoryAnswers directory() {
        return directory;
    }

    public FileAnswers files() {
        return files;
    }

    public UUID clientId() {
        return client;
    }

    public Person administrator() {
        return administrator;
    }

    public Person agent(Long... departments) {
        return person("agent", false, Set.of(departments));
    }

    public Person agentOfAllDepartments() {
        return person("agent", true, Set.of());
    }

    public Person person(String type, boolean allDepartments, Set<Long> departments) {
        var id = UUID.randomUUID();
        directory.user(id, type, allDepartments, true, departments);
        return new Person(id, account, type);
    }

    public UUID client() {
        var id = UUID.randomUUID();
        directory.client(id);
        return id;
    }

    public UUID client(String name, String email) {
        var id = UUID.randomUUID();
        directory.client(id, name, email);
        return id;
    }

    public long department() {
        var id = DEPARTMENTS.incrementAndGet();
        directory.department(id);
        return id;
    }

    public void channel(String slug, boolean enabled) {
        service()
                .body(Map.of("sequence", 0, "snapshot", Map.of("id", slug, "name", slug, "enabled", enabled)))
                .put("/internal/channels/" + slug)
                .then()
                .statusCode(204);
    }

    public RequestSpecification anonymous() {
        return given().header(ACCOUNT_HEADER, account).contentType(ContentType.JSON);
    }

    public RequestSpecification as(Person person) {
        return withToken(person.token());
    }

    public RequestSpecification service() {
        return withToken(TestTokens.service("messaging-service"));
    }

    public RequestSpecification withToken(String token) {
        return anonymous().auth().oauth2(token);
    }

    /** What a ticket can be created from, with nothing optional. */
    public Map<String, Object> details() {
        var details = new HashMap<String, Object>();
        details.put("title", "Printer");
        details.put("client_id", client);
        details.put("channel_id", CHANNEL);
        return details;
    }

    public Map<String, Object> detailsWith(String field, Object value) {
        var details = details();
        details.put(field, value);
        return details;
    }

    public ValidatableResponse create(Object details) {
        return anonymous().body(details).post("/api/tickets").then();
    }

    public Opened open() {
        return open(details());
    }

    public Opened openIn(long department) {
        return open(detailsWith("department_id", department));
    }

    public Opened open(Map<String, Object> details) {
        var ticket =
                create(details).statusCode(201).extract().as(JsonNode.class).get("data");
        return new Opened(ticket.get("id").longValue(), ticket.get("secret").textValue());
    }

    public ValidatableResponse get(Person person, long ticket) {
        return as(person).get("/api/tickets/" + ticket).then();
    }

    public ValidatableResponse update(Person person, long ticket, Map<String, ?> fields) {
        return as(person).body(fields).put("/api/tickets/" + ticket).then();
    }

    public ValidatableResponse act(Person person, long ticket, String act, Map<String, ?> fields) {
        return as(person)
                .body(fields)
                .put("/api/agent/tickets/" + ticket + "/" + act)
                .then();
    }

    public ValidatableResponse createTag(Person person, Object name) {
        return as(person).body(Map.of("name", name)).post("/api/tags").then();
    }

    public long tag(String name) {
        return createTag(administrator, name)
                .statusCode(201)
                .extract()
                .as(JsonNode.class)
                .at("/data/id")
                .longValue();
    }

    /** Gives a ticket these tags by name. */
    public void tag(long ticket, String... names) {
        act(administrator, ticket, "tags", Map.of("tag_names", names)).statusCode(200);
    }

    public ValidatableResponse list(Person person, String query) {
        return as(person).urlEncodingEnabled(false).get(query).then().statusCode(200);
    }
}
