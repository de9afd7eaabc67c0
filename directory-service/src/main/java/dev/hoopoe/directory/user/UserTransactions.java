package dev.hoopoe.directory.user;

import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.department.Memberships;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The transactions on users. */
@ApplicationScoped
public class UserTransactions {

    private final UserRepository users;
    private final Memberships memberships;
    private final UserChangePublisher publisher;
    private final Clock clock;
    private final EntityTags tags;
    private final Event<UserDeletedLocally> userDeleted;

    UserTransactions(
            UserRepository users,
            Memberships memberships,
            UserChangePublisher publisher,
            Clock clock,
            EntityTags tags,
            Event<UserDeletedLocally> userDeleted) {
        this.users = users;
        this.memberships = memberships;
        this.publisher = publisher;
        this.clock = clock;
        this.tags = tags;
        this.userDeleted = userDeleted;
    }

    @Transactional
    public Page<UserSnapshot> page(Optional<UserType> type, String search, PageRequest request) {
        var page = users.page(type, search, request);
        var departments = memberships.ofAll(page.data().stream().map(User::id).toList());
        return page.map(user -> user.snapshot(departments.getOrDefault(user.id(), List.of())));
    }

    /** In the order of their numbers. */
    @Transactional
    public List<NumberedUser> numbered(UserFilter filter, OffsetRequest slice) {
        var found = users.numbered(filter, slice);
        var departments = memberships.ofAll(found.stream().map(User::id).toList());
        return found.stream()
                .map(user -> new NumberedUser(
                        user.snapshot(departments.getOrDefault(user.id(), List.of())), user.passwordChangedAt()))
                .toList();
    }

    @Transactional
    public Optional<UserSnapshot> find(UUID id) {
        return users.byId(id).map(this::snapshot);
    }

    @Transactional
    Optional<VersionedUser> findVersioned(UUID id) {
        return users.byId(id).map(this::versioned);
    }

    @Transactional
    Optional<VersionedUser> findByNumber(long number) {
        return users.find("number", number).firstResultOptional().map(this::versioned);
    }

    /** The user with this number. */
    @Transactional
    public Optional<UserSnapshot> findNumbered(long number) {
        return findByNumber(number).map(VersionedUser::snapshot);
    }

    /** The user, if it exists and is active. */
    @Transactional
    public Optional<UserSnapshot> findActive(UUID id) {
        return users.byId(id).filter(User::isActive).map(this::snapshot);
    }

    /**
     * Creates a user.
     *
     * @param password null for a user without a password login; otherwise it must reach auth-service, or 503
     */
    @Transactional
    public UserSnapshot create(UserDetails details, List<Long> departmentIds, String password) {
        var departments = memberships.existing(departmentIds);
        return join(User.join(details, clock.instant()), departments, password);
    }

    /** Creates a user who logs in with a username and, as an agent, sees the tickets of all departments. */
    @Transactional
    public UserSnapshot createNamed(UserDetails details, String username, String password) {
        var allDepartments = details.type() == UserType.AGENT;
        return join(User.join(details, username, allDepartments, clock.instant()), List.of(), password);
    }

    private UserSnapshot join(User user, List<Long> departments, String password) {
        users.save(user);
        memberships.replace(user.id(), departments);
        users.flush();
        var snapshot = user.snapshot(departments);
        publisher.created(user, snapshot, password);
        return snapshot;
    }

    @Transactional
    public UserSnapshot update(UUID id, UserEdit edit) {
        var departments = edit.departmentIds().map(memberships::existing);
        var user = edit.demotes() ? lockForDemotion(id) : lock(id);
        var before = expected(user);
        var after = departments.orElse(before.departmentIds());
        return change(user, before, edit.details().apply(user.details()), after, edit.password());
    }

    /**
     * Changes the caller's own details; empty when deleted or not active.
     *
     * @param password null for no change; otherwise it must reach auth-service, or 503
     */
    @Transactional
    public Optional<UserSnapshot> updateOwn(UUID id, UnaryOperator<UserDetails> revision, String password) {
        return users.lock(id).filter(User::isActive).map(user -> {
            var before = expected(user);
            return change(user, before, revision.apply(user.details()), before.departmentIds(), password);
        });
    }

    /** Adds the user to departments, removes it from them, or replaces those it belongs to. */
    @Transactional
    public UserSnapshot move(UUID id, DepartmentAction action, List<Long> departmentIds) {
        var named = memberships.existing(departmentIds);
        var user = lock(id);
        var before = expected(user);
        var after = action.apply(before.departmentIds(), named);
        return change(user, before, user.details(), after, null);
    }

    private UserSnapshot change(
            User user, UserSnapshot before, UserDetails details, List<Long> departmentIds, String password) {
        if (details.equals(user.details()) && departmentIds.equals(before.departmentIds()) && password == null) {
            return before;
        }
        user.revise(details, clock.instant());
        var newPassword = Optional.ofNullable(password).map(text -> user.changePassword(text, clock.instant()));
        users.save(user);
        memberships.replace(user.id(), departmentIds);
        users.flush();
        var after = user.snapshot(departmentIds);
        newPassword.ifPresentOrElse(
                change -> publisher.updated(user, before, after, change), () -> publisher.updated(user, before, after));
        return after;
    }

    @Transactional
    public void delete(UUID id) {
        var user = lockForDemotion(id);
        var last = expected(user);
        memberships.replace(id, List.of());
        users.delete(user);
        userDeleted.fire(new UserDeletedLocally(id));
        publisher.deleted(user, last);
    }

    private VersionedUser versioned(User user) {
        return new VersionedUser(user.version(), snapshot(user));
    }

    private UserSnapshot snapshot(User user) {
        return user.snapshot(memberships.of(user.id()));
    }

    /** The snapshot of a locked user, after the check of If-Match. */
    private UserSnapshot expected(User user) {
        var snapshot = snapshot(user);
        tags.require(snapshot);
        return snapshot;
    }

    private User lock(UUID id) {
        return users.lock(id).orElseThrow(UserTransactions::notFound);
    }

    /** Locks a user who is about to lose administrator rights. */
    private User lockForDemotion(UUID id) {
        var locked = users.lockWithAdministrators(id);
        var user = locked.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findAny()
                .orElseThrow(UserTransactions::notFound);
        LastAdministrator.requireAnother(user, locked);
        return user;
    }

    private static HoopoeException notFound() {
        return HoopoeException.notFound("User");
    }

    /** A user's snapshot and its version. */
    record VersionedUser(long version, UserSnapshot snapshot) {}
}
