# Outlives the process that started it by a moment: when that one is gone, standard input ends, and what it left
# behind is ended and removed. Commands, one a line: watch PID SIGNAL, forget PID, remove FOLDER.
trap '' INT HUP TERM
watched=''
folders=''
while read -r command subject signal; do
    case $command in
    watch) watched="$watched $subject:$signal" ;;
    forget)
        kept=''
        for entry in $watched; do
            [ "${entry%%:*}" = "$subject" ] || kept="$kept $entry"
        done
        watched=$kept
        ;;
    remove) folders="$folders
$subject" ;;
    esac
done
for entry in $watched; do
    kill -s "${entry##*:}" "${entry%%:*}" 2>/dev/null
done
waited=0
while [ "$waited" -lt 200 ]; do
    alive=''
    for entry in $watched; do
        kill -0 "${entry%%:*}" 2>/dev/null && alive=yes
    done
    [ -n "$alive" ] || break
    sleep 0.1
    waited=$((waited + 1))
done
for entry in $watched; do
    kill -s KILL "${entry%%:*}" 2>/dev/null
done
printf '%s\n' "$folders" | while read -r folder; do
    [ -z "$folder" ] || rm -rf "$folder"
done
