// Generated from packages/job-runner at commit 4e7faacc95a7ac9b3d423c4eb8e297c01afccc19 by packages/job-runner/scripts/write-previous.ts. Do not edit.
import{EventEmitter}from"eventemitter3";var steps={queued:["running","cancelled","expired","skipped"],running:["succeeded","failed","timed_out","cancelled","ret\
ry_wait","queued"],retry_wait:["running","cancelled"],succeeded:[],failed:[],timed_out:[],cancelled:[],expired:[],skipped:[]},
isFinal=state=>steps[state].length===0,isSettled=state=>isFinal(state)||state==="retry_wait";function createRun(asked,skip=asked.
skip){let{payload:_payload,skip:_skip,...identity}=asked,run={...identity,state:"queued",attempt:0,crashes:0,cancelRequested:!1};
return skip===void 0?run:end(run,"skipped",run.acceptedAt,{reason:skip,error:errors.skipped(skip,run)})}var isDue=(run,now)=>run.
state==="queued"||run.state==="retry_wait"&&(run.retryAt??0)<=now,hasExpired=(run,now)=>run.state==="queued"&&run.startedAt===
void 0&&run.startDeadlineAt!==void 0&&run.startDeadlineAt<=now;function startRun(run,now){let{retryAt:_retryAt,error:_error,
...rest2}=run;return step(rest2,"running",{attempt:run.attempt+1,startedAt:run.startedAt??now})}function endAttempt(run,{
state,...how},now){return state!=="retry_wait"?end(run,state,now,how):run.cancelRequested?end(run,"cancelled",now,{durationMs:how.
durationMs,error:errors.cancelled}):step(run,state,how)}function cancelRun(run,now){return isFinal(run.state)?run:run.state===
"running"?{...run,cancelRequested:!0}:end(run,"cancelled",now,{cancelRequested:!0,error:errors.cancelled})}var expireRun=(run,now)=>end(
run,"expired",now,{error:errors.expired});function loseRun(run,options){let crashes=run.crashes+1;return crashes>options.
maxCrashes?end(run,"failed",options.now,{crashes,error:errors.lost(crashes)}):giveBackRun({...run,crashes},options.now)}
function giveBackRun(run,now){return run.cancelRequested?end(run,"cancelled",now,{error:errors.cancelled}):step(run,"que\
ued",{attempt:run.attempt-1})}var end=(run,state,now,how)=>{let{retryAt:_retryAt,error:_error,...rest2}=run;return step(
rest2,state,{...how,finishedAt:now})};function step(run,state,changes){if(!steps[run.state].includes(state))throw new Error(
`run ${run.runId} cannot go from ${run.state} to ${state}`);return{...run,...changes,state}}var errors={cancelled:{name:"\
JobCancelledError",code:"JOB_CANCELLED",message:"the run was cancelled",retryable:!1},expired:{name:"JobExpiredError",code:"\
JOB_EXPIRED",message:"the run was not started by its start deadline",retryable:!1},skipped:(reason,{firstSlotAt,scheduledFor})=>({
name:"JobSkippedError",code:"JOB_SKIPPED",message:firstSlotAt===void 0||scheduledFor===void 0||firstSlotAt===scheduledFor?
`the run was skipped: ${reason}`:`every slot was skipped from ${isoOf(firstSlotAt)} to ${isoOf(scheduledFor)}: ${reason}`,
retryable:!1}),lost:crashes=>({name:"WorkerLostError",code:"WORKER_LOST",message:`${crashes} workers died while they had\
 the run`,retryable:!1})},isoOf=at=>new Date(at).toISOString();var deliveryIdOf=(runId,index)=>`${runId}/${index}`;function addRecipients(known,more){let all=new Map(known.map(recipient=>[
keyOf(recipient),recipient]));for(let recipient of more)all.has(keyOf(recipient))||all.set(keyOf(recipient),recipient);return[
...all.values()]}var keyOf=value=>JSON.stringify(value,(_name,part)=>part!==null&&typeof part=="object"&&!Array.isArray(
part)?Object.fromEntries(Object.entries(part).sort(([a],[b])=>a<b?-1:1)):part);function completionFor(run,to){if(!isFinal(
run.state))throw new Error(`run ${run.runId} has not ended: it is ${run.state}`);return{v:1,deliveryId:deliveryIdOf(run.
runId,to.index),runId:run.runId,jobId:run.jobId,jobName:run.jobName,cause:run.cause,...run.scheduledFor!==void 0&&{scheduledFor:run.
scheduledFor},recipient:to.recipient,status:run.state,attempt:run.attempt,maxAttempts:run.maxAttempts,acceptedAt:run.acceptedAt,
...run.startedAt!==void 0&&{startedAt:run.startedAt},finishedAt:run.finishedAt??run.acceptedAt,durationMs:run.durationMs??
0,...run.result!==void 0&&{result:run.result},...run.isTruncated&&{isTruncated:!0},...run.error!==void 0&&{error:run.error},
...to.nextRunAt!==void 0&&{nextRunAt:to.nextRunAt},redelivered:!1}}var brand=Symbol.for("job-runner.JobError"),JobError=class extends Error{static{Object.defineProperty(this.prototype,brand,
{value:!0})}},JobInputError=class extends JobError{name="JobInputError";code="JOB_INPUT";field;rule;constructor(options){
super(`${options.field}: ${options.rule}`,options),this.field=options.field,this.rule=options.rule}},JobCalendarError=class extends JobError{name="\
JobCalendarError";code="JOB_CALENDAR";date;until;constructor(options){super(`the calendar ends at ${options.until} and d\
oes not know ${options.date}`),this.date=options.date,this.until=options.until}},JobUnknownError=class extends JobError{name="\
JobUnknownError";code="JOB_UNKNOWN";jobId;near;constructor(options){let advice2=options.near.length===0?"":`: is it ${options.
near.join(" or ")}?`;super(`no job has the id ${JSON.stringify(options.jobId)}${advice2}`),this.jobId=options.jobId,this.
near=options.near}},JobRunUnknownError=class extends JobError{name="JobRunUnknownError";code="JOB_RUN_UNKNOWN";runId;constructor(runId){
super(`no run has the id ${JSON.stringify(runId)}`),this.runId=runId}},JobRejectedError=class extends JobError{name="Job\
RejectedError";code="JOB_REJECTED";runId;constructor(options){super(`${options.jobId} has a run that has not ended: ${options.
runId}`),this.runId=options.runId}},JobNotifierError=class extends JobError{name="JobNotifierError";code="JOB_NOTIFIER";failures;constructor(failures,options){
super(failures.map(({channel,message})=>`notifier ${channel}: ${message}`).join("; "),options),this.failures=failures}},
JobBackendError=class extends JobError{name="JobBackendError";code="JOB_BACKEND"},JobStoppedError=class extends JobError{name="\
JobStoppedError";code="JOB_STOPPED";constructor(){super("this job runner was stopped")}},JobCancelledError=class extends JobError{name="\
JobCancelledError";code="JOB_CANCELLED";retryable=!1;constructor(){super("the run was cancelled")}},JobTimedOutError=class extends JobError{name="\
JobTimedOutError";code="JOB_TIMED_OUT";constructor(timeoutMs){super(`the attempt took longer than ${timeoutMs} ms`)}},JobLeaseLostError=class extends JobError{name="\
JobLeaseLostError";code="JOB_LEASE_LOST";constructor(message="the lease on the run was lost"){super(message)}},isJobError=value=>value instanceof
Error&&brand in value;var againMs=1e3,longestSleepMs=6e4;function createLeaseLoops(backend){let started=new Set;return{async start(source,options){
await backend.write(()=>source.attend(backend.clock.now()));let loop=startLeaseLoop(source,backend,options);started.add(
loop);let leave2=()=>{started.delete(loop)};return{stop:()=>loop.stop().finally(leave2),abandon:()=>loop.abandon().finally(
leave2)}},look(){for(let loop of started)loop.look()},async abandon(){await Promise.all([...started].map(loop=>loop.abandon())),
started.clear()}}}function startLeaseLoop(source,{clock,manyProcesses,write,failed},{slots,leaseMs:leaseMs2,lookEveryMs,
abandoned}){let pollMs4=manyProcesses?lookEveryMs:void 0,held=new Set,drained=Promise.withResolvers(),state="taking",isLooking=!1,
isCalled=!1,renewAt=-1/0,renewedAt=clock.monotonic(),timer;function look(){isCalled=!0,!(isLooking||state==="closed")&&(isLooking=
!0,clock.clearTimeout(timer),lookUntilQuiet())}async function lookUntilQuiet(){let sleepMs;for(;isCalled;){isCalled=!1;try{
let seen=await write(transaction);if(state==="closed")return;let nextAt=settle(seen);sleepMs=nextAt===void 0?void 0:Math.
max(0,Math.ceil(nextAt-clock.now()))}catch(error){if(state==="closed")return;if(failed(error),clock.monotonic()-renewedAt>
leaseMs2)for(let work of held)drop(work,new JobLeaseLostError);sleepMs=againMs;break}}isLooking=!1,state==="stopping"&&held.
size===0?drained.resolve():sleepMs!==void 0&&(timer=clock.setTimeout(look,Math.min(sleepMs,longestSleepMs)))}function transaction(){
let now=clock.now(),ended=[...held].filter(work=>work.end!==void 0);for(let{item,end:end2}of ended)end2!==void 0&&source.
end(item,end2,now);let isRenewed=now>=renewAt||renewAt>now+leaseMs2;isRenewed&&source.renew([...held].map(({item})=>item),
now),isRenewed&&state==="taking"&&source.attend(now),source.sweep(now);let aborts=[...held].flatMap(work=>{let reason=work.
end===void 0?source.abortOf(work.item):void 0;return reason===void 0?[]:[{work,reason}]}),taken=state==="taking"?source.
take(slots-held.size+ended.length,now):[];return{now,isRenewed,ended,aborts,taken,nextLookAt:source.nextLookAt(now)}}function settle({
now,isRenewed,ended,aborts,taken,nextLookAt}){isRenewed&&(renewAt=now+leaseMs2/3,renewedAt=clock.monotonic());for(let work of ended)
held.delete(work);for(let{work,reason}of aborts)reason instanceof JobLeaseLostError?drop(work,reason):work.controller.abort(
reason);for(let item of taken)hold(item);let isWatching=held.size>0||pollMs4!==void 0&&state==="taking";return soonest([
nextLookAt,isWatching?renewAt:void 0,pollMs4===void 0?void 0:now+pollMs4])}function hold(item){let work={item,controller:new AbortController};
held.add(work),source.handle(item,work.controller.signal).then(end2=>{work.end=end2,held.has(work)&&look()})}function drop(work,reason){
held.delete(work),work.controller.abort(reason)}function giveBack(){let now=clock.now();for(let{item,end:end2}of held)end2!==
void 0&&source.end(item,end2,now);source.giveBack([...held].flatMap(({item,end:end2})=>end2===void 0?[item]:[]),now),source.
leave()}function close(){state="closed",clock.clearTimeout(timer),source.close(),drained.resolve()}return look(),{look,async stop(){
state==="taking"&&(state="stopping",look(),await write(source.leave).catch(failed)),await drained.promise,close()},async abandon(){
if(state!=="closed"){state="stopping",await write(giveBack).catch(failed),close();for(let work of held)drop(work,abandoned())}}}}
var soonest=instants=>instants.reduce((a,b)=>a===void 0||b===void 0?a??b:Math.min(a,b),void 0);var createMemory=()=>({runs:new Map,active:new Set,dedupes:new Map,deliveries:new Map,schedules:new Map,presence:new Map,
emitter:new EventEmitter,nextFence:1});function memoryBackend({memory}={}){let isShared=memory!==void 0,kept=memory??createMemory(),
{runs,active,dedupes,deliveries,schedules,presence,emitter}=kept,opened,open=()=>{if(opened===void 0)throw new JobBackendError(
"the memory backend is not open");return opened},now=()=>open().context.clock.now(),look=()=>open().loops.look(),stands=lease=>!isShared||
lease.takenAt<=now()&&now()<lease.untilAt,untilAt=leaseMs2=>isShared?now()+leaseMs2:Number.POSITIVE_INFINITY,leaseFor=(leaseMs2,fence=kept.
nextFence++)=>({fence,takenAt:now(),untilAt:untilAt(leaseMs2)}),holds=({row,fence})=>row.lease?.fence===fence;function put(row,run){
row.run=run,run.state!=="running"&&(row.lease=void 0),isFinal(run.state)&&active.delete(row)&&addCompletions(row,0),emitter.
emit("run",run.runId),emitter.emit("change"),isSettled(run.state)&&open().context.settled?.(run)}function addCompletions({
run,recipients},first){let nextRunAt=schedules.get(run.jobId)?.isPaused?void 0:open().context.nextRunAt(run.jobId);for(let[
index,recipient]of recipients.entries()){if(index<first)continue;let completion=completionFor(run,{recipient,index,nextRunAt}),
row={completion,tries:0,isDead:!1,notBefore:0,lease:void 0};deliveries.set(completion.deliveryId,row)}}function join2(row,recipients){
let known=row.recipients.length;row.recipients=addRecipients(row.recipients,recipients),isFinal(row.run.state)&&addCompletions(
row,known),emitter.emit("change")}function advance(scheduleId,slotAt){let state=schedules.get(scheduleId)??{isPaused:!1};
schedules.set(scheduleId,{...state,lastSlotAt:Math.max(slotAt,state.lastSlotAt??slotAt)})}function enqueue({run:asked,recipients,
overlap,dedupe}){let dedupeKey=dedupe&&JSON.stringify([asked.jobId,dedupe.key]),noted=dedupeKey===void 0?void 0:dedupes.
get(dedupeKey),known=runs.get(asked.runId)??(noted&&noted.untilAt>now()?runs.get(noted.runId):void 0);if(known!==void 0)
return join2(known,recipients),{runId:known.run.runId,disposition:"deduplicated"};let met=asked.skip===void 0&&[...active].
find(({run:run2})=>run2.jobId===asked.jobId);if(met&&overlap==="reject")return{runId:met.run.runId,disposition:"rejected"};
let joined=met&&overlap==="join"?met:void 0;if(dedupeKey!==void 0&&dedupe!==void 0&&dedupes.set(dedupeKey,{runId:joined?.
run.runId??asked.runId,untilAt:dedupe.untilAt}),joined!==void 0)return join2(joined,recipients),{runId:joined.run.runId,
disposition:"joined"};let run=createRun(asked,met&&overlap==="skip"?"overlap":asked.skip),row={run,payload:asked.payload,
recipients:addRecipients([],recipients),lease:void 0};return runs.set(run.runId,row),active.add(row),put(row,run),{runId:run.
runId,disposition:run.state==="skipped"?"skipped":"queued"}}function putBack(row){row.lease=void 0,row.completion={...row.
completion,redelivered:!0},emitter.emit("change")}return{supports:{restart:isShared,manyProcesses:isShared,atomicCompletion:!0},
async open(context){let loops=createLeaseLoops({clock:context.clock,manyProcesses:isShared,write:work=>Promise.resolve().
then(work),failed:error=>context.failed(error)});opened={context,loops},emitter.on("change",look)},async close(){emitter.
off("change",look),await opened?.loops.abandon()},enqueue:async request=>enqueue(request),async work({jobIds,slots,leaseMs:leaseMs2,
sweepMs,maxCrashes,allowOverlap,handle}){let known=new Set(jobIds),me={};function nextDue(){let begun=new Set;for(let{run}of active)
(run.state==="running"||run.state==="retry_wait")&&begun.add(run.jobId);for(let row of active){let{run}=row;if(!(!known.
has(run.jobId)||!isDue(run,now()))&&(run.state==="retry_wait"||allowOverlap.has(run.jobId)||!begun.has(run.jobId)))return row}}
let source={attend:()=>{presence.set(me,{untilAt:untilAt(leaseMs2)})},leave:()=>{presence.delete(me)},renew(items){for(let{
row,fence}of items.filter(holds))row.lease=leaseFor(leaseMs2,fence)},sweep(){for(let row of active)row.lease!==void 0&&!stands(
row.lease)?put(row,loseRun(row.run,{maxCrashes,now:now()})):hasExpired(row.run,now())&&put(row,expireRun(row.run,now()))},
abortOf(held){return holds(held)?held.row.run.cancelRequested?new JobCancelledError:void 0:new JobLeaseLostError},take(count){
let taken=[];for(let row=nextDue();row!==void 0&&taken.length<count;row=nextDue())row.lease=leaseFor(leaseMs2),taken.push(
{row,fence:row.lease.fence}),put(row,startRun(row.run,now()));return taken},handle:(held,signal)=>handle({run:held.row.run,
...held.row.payload!==void 0&&{payload:held.row.payload},signal,progress(progress){holds(held)&&(held.row.run={...held.row.
run,progress},emitter.emit("run",held.row.run.runId))}}),end(held,end2){holds(held)&&put(held.row,endAttempt(held.row.run,
end2,now()))},giveBack(items){for(let{row}of items.filter(holds))put(row,giveBackRun(row.run,now()))},nextLookAt:after=>soonest2(
[...active].flatMap(({run,lease})=>[lease?.untilAt,run.retryAt,run.startDeadlineAt]),after),close:()=>{}},abandoned=()=>new JobLeaseLostError(
"the worker has stopped");return open().loops.start(source,{slots,leaseMs:leaseMs2,lookEveryMs:sweepMs,abandoned})},async cancel(runId){
let row=runs.get(runId);row!==void 0&&!isFinal(row.run.state)&&put(row,cancelRun(row.run,now()))},run:async runId=>runs.
get(runId)?.run,async history(jobId,{limit,before}){let newestFirst=[...runs.values()].map(({run})=>run).filter(run=>run.
jobId===jobId).reverse();if(before===void 0)return newestFirst.slice(0,limit);let index=newestFirst.findIndex(({runId})=>runId===
before);return index===-1?[]:newestFirst.slice(index+1,index+1+limit)},watch(hint){return emitter.on("run",hint),()=>{emitter.
off("run",hint)}},schedule:async jobId=>schedules.get(jobId)??{isPaused:!1},async occur(scheduleId,{from,to},requests){if(schedules.
get(scheduleId)?.lastSlotAt!==from)return!1;advance(scheduleId,to);for(let request of requests)enqueue(request);return!0},
advance:async(scheduleId,slotAt)=>advance(scheduleId,slotAt),async setPaused(jobId,isPaused){schedules.set(jobId,{...schedules.
get(jobId),isPaused})},async deliver({channels,slots,leaseMs:leaseMs2,handle}){let served=new Set(channels),me={},waiting=()=>[
...deliveries.values()].filter(({isDead,lease,completion})=>!isDead&&lease===void 0&&served.has(completion.recipient.channel)),
source={attend:()=>{presence.set(me,{channels,untilAt:untilAt(leaseMs2)})},leave:()=>{presence.delete(me)},renew:()=>{},
sweep(){for(let row of deliveries.values())row.lease!==void 0&&!stands(row.lease)&&putBack(row)},abortOf:held=>holds(held)?
void 0:new JobLeaseLostError("the lease on the delivery was lost"),take:count=>waiting().filter(({notBefore})=>notBefore<=
now()).slice(0,count).map(row=>(row.lease=leaseFor(leaseMs2),{row,fence:row.lease.fence})),handle:({row},signal)=>handle(
{completion:row.completion,tries:row.tries},signal),end(held,end2){if(!holds(held))return;let{row}=held;row.lease=void 0,
end2.state==="delivered"?deliveries.delete(row.completion.deliveryId):end2.state==="dead"?row.isDead=!0:(row.notBefore=end2.
notBefore,end2.costsTry&&(row.tries+=1))},giveBack(items){for(let{row}of items.filter(holds))putBack(row)},nextLookAt:after=>soonest2(
[...waiting().map(({notBefore})=>notBefore),...[...deliveries.values()].map(({lease})=>lease?.untilAt)],after),close:()=>{}},
abandoned=()=>new JobLeaseLostError("the notifier has stopped");return open().loops.start(source,{slots,leaseMs:leaseMs2,
lookEveryMs:leaseMs2/3,abandoned})},channels:async()=>[...new Set([...presence.values()].flatMap(({channels=[],untilAt:untilAt2})=>untilAt2>
now()?channels:[]))],async listDead(){return[...deliveries.values()].filter(({isDead})=>isDead).map(({completion})=>completion)},
async redeliver(deliveryId){let row=deliveries.get(deliveryId);return row?.isDead?(deliveries.set(deliveryId,{...row,isDead:!1,
tries:0,notBefore:0}),emitter.emit("change"),!0):!1},async stats(){let states=[...active].map(({run})=>run),waiting=states.
filter(run=>run.state!=="running"),dead=[...deliveries.values()].filter(({isDead})=>isDead).length,oldest=soonest2(waiting.
map(({acceptedAt,retryAt})=>retryAt??acceptedAt));return{queued:waiting.length,running:states.length-waiting.length,...oldest!==
void 0&&{oldestQueuedAt:oldest},workers:[...presence.values()].filter(({channels,untilAt:untilAt2})=>channels===void 0&&
untilAt2>now()).length,pendingDeliveries:deliveries.size-dead,deadDeliveries:dead}},async prune({since,runsPerJob}){for(let[
key,{untilAt:untilAt2}]of dedupes)untilAt2<=now()&&dedupes.delete(key);let kept2=new Set([...dedupes.values()].map(({runId})=>runId));
for(let{completion}of deliveries.values())kept2.add(completion.runId);let seen=new Map;for(let{run}of[...runs.values()].
reverse()){let newer=seen.get(run.jobId)??0;seen.set(run.jobId,newer+1),(newer>=runsPerJob||(run.finishedAt??Number.POSITIVE_INFINITY)<
since)&&isFinal(run.state)&&!kept2.has(run.runId)&&runs.delete(run.runId)}}}}function soonest2(instants,after=Number.NEGATIVE_INFINITY){
let first=instants.reduce((soonest3,at)=>at!==void 0&&at>after?Math.min(soonest3,at):soonest3,Number.POSITIVE_INFINITY);
return first===Number.POSITIVE_INFINITY?void 0:first}var machineClock={now:()=>Date.now(),monotonic:()=>performance.now(),setTimeout(run,ms,{background=!1}={}){let timer=setTimeout(
run,ms);return background&&timer.unref(),timer[Symbol.toPrimitive]()},clearTimeout(timer){typeof timer=="number"&&clearTimeout(
timer)}};var systemClock=machineClock;function formatValue(value){if(typeof value=="function")return"a function";try{return(typeof value=="number"?String(value):
JSON.stringify(value)??String(value)).replace(/\/\/[^/@\s]*@/g,"//\u2026@").slice(0,60)}catch{return`a ${typeof value}`}}
var inputError=(field,{value,fault,advice:advice2,...options})=>new JobInputError({field,rule:`${value===void 0?"is requ\
ired":`${formatValue(value)} ${fault}`}; ${advice2}`,...options});function checkObject(field,value,advice2,methods=[]){if(typeof value!=
"object"||value===null)throw inputError(field,{value,fault:"is not an object",advice:advice2});let missing=methods.filter(
name=>typeof Reflect.get(value,name)!="function");if(missing.length>0)throw new JobInputError({field,rule:`has no method\
 ${missing.join(", ")}; ${advice2}`})}function checkFunction(field,value,advice2){if(typeof value!="function")throw inputError(
field,{value,fault:"is not a function",advice:advice2})}function checkArray(field,value,advice2){if(!Array.isArray(value))
throw inputError(field,{value,fault:"is not an array",advice:advice2})}function checkText(field,value,advice2){if(typeof value!=
"string")throw inputError(field,{value,fault:"is not a text",advice:advice2});if(value.trim()==="")throw inputError(field,
{value,fault:"is blank",advice:advice2})}function checkBoolean(field,value){if(typeof value!="boolean")throw inputError(
field,{value,fault:"is not a boolean",advice:"use true or false"})}function checkChoice(field,value,choices){if(!choices.
some(choice=>choice===value))throw inputError(field,{value,fault:"is not a choice",advice:`use ${choices.join(" or ")}`})}
function checkCount(field,value,least){if(typeof value=="number"&&Number.isSafeInteger(value)&&value>=least)return;let advice2=`\
use a whole number of ${least} or more`;throw inputError(field,{value,fault:"is not such a number",advice:advice2})}function checkSpan(field,value,least){
if(typeof value=="number"&&value>=least&&value<=2147483647)return;let advice2=`use a number of milliseconds from ${least}\
 to ${2147483647}`;throw inputError(field,{value,fault:"is not such a span",advice:advice2})}function onComplete(callback,{skipped=!1}={}){return checkFunction("callback",callback,"pass a function that takes a com\
pletion"),checkBoolean("skipped",skipped),{channel:"complete",defaultRecipient:{channel:"complete"},verify:async()=>{},async deliver(completion){
(completion.status!=="skipped"||skipped)&&await callback(completion)}}}function withDefaultRecipients(named,notifiers){let missing=notifiers.
flatMap(({channel,defaultRecipient})=>defaultRecipient===void 0||named.some(recipient=>recipient.channel===channel)?[]:[
defaultRecipient]);return[...named,...missing]}function requireSettings(settings){let missing=Object.keys(settings).filter(
name=>(settings[name]??"").trim()==="");if(missing.length>0)throw new Error(`${missing.join(" and ")} must be set, and n\
ot be blank`)}import{CronDate}from"croner";var hourMs=36e5;function checkZone(field,zone){let wrong={value:zone,fault:"is not an IANA zone",advice:"use one such as\
 Asia/Seoul"};if(/^[+-]/.test(zone))throw inputError(field,wrong);try{new Intl.DateTimeFormat("en",{timeZone:zone})}catch(cause){
throw inputError(field,{...wrong,cause})}}function wallAt(zone,at){let{year,month,day,hour,minute,second}=new CronDate(new Date(
at),zone);return Date.UTC(year,month,day,hour,minute,second)}function instantOf(zone,wall){let before=wall-15*hourMs,after=wall+
13*hourMs,oldOffsetMs=wallAt(zone,before)-before,newOffsetMs=wallAt(zone,after)-after;for(let at of[wall-oldOffsetMs,wall-
newOffsetMs])if(wallAt(zone,at)===wall)return at;let sooner=before,later=after;for(;later-sooner>1e3;){let middle=Math.floor(
(sooner+later)/2e3)*1e3;wallAt(zone,middle)<wall?sooner=middle:later=middle}return later}var dayMs=864e5;function checkCalendar({zone,until,day}){let advice2="use a date such as 2027-12-31";if(checkText("calen\
dar.zone",zone,"use an IANA zone such as Asia/Seoul"),checkText("calendar.until",until,advice2),checkFunction("calendar.\
day",day,"pass one that returns open, closed or { closes } for a date"),checkZone("calendar.zone",zone),Number.isNaN(wallOf(
until))||until!==dateOf(wallOf(until)))throw inputError("calendar.until",{value:until,fault:"is not a date",advice:advice2})}
function sortSlots(nextAfter,calendar){if(calendar===void 0)return{nextOpen:nextAfter,nextClosed:()=>{},checkHorizon:()=>{}};
let next=(isOpen,at,through)=>{let slotAt=nextAfter(at);for(;slotAt!==void 0&&slotAt<=through;){let verdict=verdictAt(calendar,
slotAt);if(verdict===void 0)return;if(verdict.isOpen===isOpen)return slotAt;slotAt=nextAfter(verdict.throughAt)}};return{
nextOpen:at=>next(!0,at,1/0),nextClosed:(at,through)=>next(!1,at,through),checkHorizon(slotAt){let date=dateOf(wallAt(calendar.
zone,slotAt));if(date>calendar.until)throw new JobCalendarError({date,until:calendar.until})}}}function verdictAt(calendar,at){
let{zone,until}=calendar,date=dateOf(wallAt(zone,at));if(date>until)return;let day=calendar.day(date),endAt=Math.max(at,
instantOf(zone,wallOf(date)+dayMs)-1);if(day==="open"||day==="closed")return{isOpen:day==="open",throughAt:endAt};let closesWall=wallOf(
date,day.closes);if(Number.isNaN(closesWall))throw inputError(`calendar.day('${date}').closes`,{value:day.closes,fault:"\
is not a time",advice:"use a time such as 13:00"});let closesAt=instantOf(zone,closesWall);return at<=closesAt?{isOpen:!0,
throughAt:closesAt}:{isOpen:!1,throughAt:endAt}}var dateOf=wall=>new Date(wall).toISOString().slice(0,10),wallOf=(date,time="\
00:00")=>Date.parse(`${date}T${time}Z`);var graceMs=6e4,defaultMisfireWindowMs=6*36e5;function plan(schedule,options){let{now,misfire="once",misfireWindowMs=defaultMisfireWindowMs,
calendar}=options,nextAfter=remember(schedule.nextAfter),{nextOpen,nextClosed,checkHorizon}=sortSlots(nextAfter,calendar),
after=(runs,lastSlotAt2)=>({runs,lastSlotAt:lastSlotAt2,nextAt:nextAfter(lastSlotAt2),nextRunAt:nextOpen(lastSlotAt2)}),
lastSlotAt=options.lastSlotAt;if(lastSlotAt===void 0)return after([],now);let newestAt=newest(nextAfter,lastSlotAt,now);
if(newestAt===void 0)return after([],lastSlotAt);checkHorizon(newestAt);let lateAt=now-graceMs,onTime=slotsIn(nextOpen,Math.
max(lastSlotAt,lateAt),now),missedAt=newest(nextOpen,lastSlotAt,lateAt),isMissedSlotDue=misfire==="once"&&onTime.length===
0&&missedAt!==void 0&&now-missedAt<=misfireWindowMs;return after([...recordOf("misfire",nextOpen,lastSlotAt,isMissedSlotDue?
missedAt-1:lateAt),...recordOf("calendar",at=>nextClosed(at,now),lastSlotAt,now),...isMissedSlotDue?[{slotAt:missedAt,cause:"\
misfire"}]:[],...onTime.map(slotAt=>({slotAt,cause:"schedule"}))].toSorted((a,b)=>a.slotAt-b.slotAt),newestAt)}function recordOf(skip,next,after,through){
let slotAt=newest(next,after,through),firstSlotAt=next(after);return slotAt===void 0||firstSlotAt===void 0?[]:[{slotAt,cause:skip===
"misfire"?"misfire":"schedule",skip,firstSlotAt}]}function slotsIn(next,after,through){let slots=[];for(let slotAt=next(
after);slotAt!==void 0&&slotAt<=through;slotAt=next(slotAt))slots.push(slotAt);return slots}function newest(next,after,through){
let within2=(at,until2)=>{let slotAt=next(at);return slotAt!==void 0&&slotAt<=until2?slotAt:void 0},until=through,found=within2(
after,until);for(;found!==void 0;){let following=within2(found,until);if(following===void 0)return found;let middle=Math.
floor((following+until)/2),later=within2(middle,until);later===void 0&&(until=middle),found=later??following}}function remember(next){
let answers=new Map;return at=>(answers.has(at)||answers.set(at,next(at)),answers.get(at))}var scheduleIdOf=({id,compiled})=>`${id} ${compiled?.zone} ${compiled?.text}`;async function storeOccurrences(job,options){
let{backend,clock}=options,{id,compiled,misfire,misfireWindowMs,calendar}=job;if(compiled===void 0)return;let scheduleId=scheduleIdOf(
job),{isPaused}=await backend.schedule(id),{lastSlotAt}=await backend.schedule(scheduleId),now=clock.now();if(isPaused)return compiled.
nextAfter(now);let planned=plan(compiled,{lastSlotAt,now,misfire,misfireWindowMs,calendar}),requests=planned.runs.map(run=>requestOf(
job,run,options));return await store(backend,scheduleId,{from:lastSlotAt,to:planned.lastSlotAt},requests)?planned.nextAt:
now}async function store(backend,scheduleId,{from,to},requests){return from===to?!0:from!==void 0?backend.occur(scheduleId,
{from,to},requests):(await backend.advance(scheduleId,to),!0)}var requestOf=(job,{slotAt,cause,...skipped},{clock,recipientsOf})=>({
run:{runId:`${job.id}@${slotAt}`,jobId:job.id,jobName:job.name,cause,scheduledFor:slotAt,acceptedAt:clock.now(),maxAttempts:job.
retry.attempts,...skipped.skip!==void 0&&{skip:skipped.skip,firstSlotAt:skipped.firstSlotAt},...job.startDeadlineMs!==void 0&&
{startDeadlineAt:clock.now()+job.startDeadlineMs}},recipients:recipientsOf(job),overlap:job.overlap});async function cancelRunById({settings:{backend},session},runId){if(await session.open(),await backend.run(runId)===void 0)
throw new JobRunUnknownError(runId);await backend.cancel(runId)}async function pauseSchedule({settings:{backend},registry,
session},jobId){registry.get(jobId),await session.open(),await backend.setPaused(jobId,!0)}async function resumeSchedule({
settings:{backend,clock},registry,session,worker,scheduler},jobId){let job=registry.get(jobId);await session.open(),(await backend.
schedule(jobId)).isPaused&&(await backend.advance(scheduleIdOf(job),clock.now()),await backend.setPaused(jobId,!1),worker.
isStarted()&&scheduler.look(jobId))}async function reviveDelivery({settings:{backend},session},deliveryId){if(await session.
open(),await backend.redeliver(deliveryId))return;throw inputError("deliveryId",{value:deliveryId,fault:"is not the id o\
f a dead delivery",advice:"use one of listDead()"})}async function wait(clock,ms,signal,options){let leftMs=ms;do{let{promise,resolve:resolve2}=Promise.withResolvers(),timer=clock.
setTimeout(resolve2,Math.min(leftMs,2147483647),options);await untilAborted(promise,signal).finally(()=>clock.clearTimeout(
timer)),leftMs-=2147483647}while(leftMs>0)}function untilAborted(promise,signal){if(signal===void 0)return promise;let{promise:aborted,
reject}=Promise.withResolvers(),abort=()=>reject(signal.reason);return signal.aborted?abort():signal.addEventListener("a\
bort",abort,{once:!0}),Promise.race([promise,aborted]).finally(()=>signal.removeEventListener("abort",abort))}async function within(clock,ms,ask,late,signal){
let timeUp=new AbortController,timer=clock.setTimeout(()=>timeUp.abort(late()),ms),limit=signal===void 0?timeUp.signal:AbortSignal.
any([signal,timeUp.signal]);try{return await untilAborted(ask(limit),limit)}finally{clock.clearTimeout(timer)}}var graceMs2=3e3;function createLifecycle(parts){let started,stopped;return{start(){return started??=start(parts,()=>{started=
void 0}),started},isStarted:()=>started!==void 0,stop({deadlineMs=1e4}={}){return deadlineMs>=0&&Number.isFinite(deadlineMs)?
(stopped??=stop(parts,deadlineMs),stopped):Promise.reject(inputError("deadlineMs",{value:deadlineMs,fault:"is not such a\
 span",advice:"use a finite number of milliseconds, 0 or more"}))}}}async function start({settings,session,dispatcher,worker,
scheduler},failed){try{await session.open(),await dispatcher.verify()}catch(error){throw failed(),error}if(session.isRefusing())
throw new JobStoppedError;if(await dispatcher.start(),!!settings.work){if(await worker.start(),session.isRefusing())return worker.
abandon();await scheduler.start()}}async function stop(parts,deadlineMs){let{settings,session,scheduler,trouble}=parts,over=new AbortController,
settleWithin=async(ms,tasks)=>{let timeUp=wait(settings.clock,ms,over.signal).catch(()=>{});await Promise.race([Promise.
all(tasks).catch(trouble.report),timeUp])};session.refuse(),await settleWithin(deadlineMs,[scheduler.stop(),finish(parts)]),
await settleWithin(graceMs2,[leave(parts)]),over.abort(),session.release()}async function finish({worker,dispatcher}){await worker.
stop(),await dispatcher.stop()}async function leave({worker,dispatcher,session}){await Promise.all([worker.abandon(),dispatcher.
abandon()]),await worker.untilIdle(),await session.close()}import{randomUUID}from"node:crypto";var hourMs2=60*6e4;function limitsOf(options){let limits={slots:options.slots??10,leaseMs:options.leaseMs??15e3,sweepMs:options.
sweepMs??5e3,maxCrashes:options.maxCrashes??2,dedupeMs:options.dedupeMs??24*hourMs2,keepMs:options.keepMs??720*hourMs2,keepRuns:options.
keepRuns??1e3};for(let[field,value]of Object.entries(limits))(field==="leaseMs"||field==="sweepMs")&&checkSpan(field,value,
1),checkCount(field,value,field==="slots"?1:0);return limits}var backendMethods=["open","close","enqueue","work","deliver"];function settingsOf(options){checkObject("options",options,
"pass { backend }");let{backend,notifiers=[],clock=systemClock,work=!0}=options,{random=Math.random,createId=randomUUID}=options;
checkObject("backend",backend,"pass sqliteBackend({ path }), or memoryBackend() for a test",backendMethods),checkArray("\
notifiers",notifiers,"pass a list of them");for(let notifier of notifiers)checkObject("notifiers",notifier,"pass { chann\
el, verify, deliver } for each",["verify","deliver"]),checkText("notifier.channel",notifier.channel,"use the name of its\
 channel, such as telegram");return checkObject("clock",clock,"pass systemClock, or leave it out",["now","monotonic","se\
tTimeout","clearTimeout"]),checkBoolean("work",work),checkFunction("random",random,"pass one that returns a number in [0\
, 1), or leave it out"),checkFunction("createId",createId,"pass one that returns a text, or leave it out"),{backend,notifiers,
clock,work,random,createId,limits:limitsOf(options)}}import{Cron,CronPattern}from"croner";var kinds=["cron","everyMs","onceAt"],leastEveryMs=1e3,units=[["d",864e5],["h",36e5],["min",6e4],["s",1e3]];function compileSchedule(rule){
let found=kinds.filter(kind=>kind in rule);if(found.length!==1){let fault=`has ${found.length===0?"no rule":found.join("\
 and ")}`;throw inputError("schedule",{value:rule,fault,advice:`use exactly one of ${kinds.join(", ")}`})}return"cron"in
rule?compileCron(rule):"everyMs"in rule?compileEvery(rule):compileOnce(rule)}function compileCron(rule){let{cron,zone="U\
TC"}=rule;checkZone("schedule.zone",zone);let isFixed=isFixedTime(cron),askedAt=1/0,slotAt=-1/0,nextAfter=at=>{if(askedAt<=
at&&at<slotAt)return slotAt;let found=isFixed?nextFixedTime(cron,zone,at):cronerFor(cron,zone).nextRun(new Date(at))?.getTime();
return found!==void 0&&found>slotAt&&(askedAt=at,slotAt=found),found};if(nextAfter(0)===void 0)throw inputError("schedul\
e.cron",{value:cron,fault:"falls on no date",advice:"use a date that exists"});return{text:cron,zone,nextAfter}}function isFixedTime(cron){
try{return new CronPattern(cron,void 0,{fixedTimeRule:"no-wildcard"}).isFixedTime}catch(cause){let fault=`is not a cron \
rule (${cause instanceof Error?cause.message:String(cause)})`;throw inputError("schedule.cron",{value:cron,fault,advice:"\
use one such as 0 7 * * 1-5",cause})}}var cronerFor=(cron,timezone)=>new Cron(cron,{timezone});function nextFixedTime(cron,zone,at){
let walls=cronerFor(cron,"UTC"),wall=walls.nextRun(new Date(wallAt(zone,at)));for(;wall!==null;){let slot=instantOf(zone,
wall.getTime());if(slot>at)return slot;wall=walls.nextRun(wall)}}function compileEvery({everyMs,anchorAt=0}){checkCount(
"schedule.everyMs",everyMs,leastEveryMs),checkInstant("schedule.anchorAt",anchorAt);let from=anchorAt%everyMs===0?"":` f\
rom ${new Date(anchorAt).toISOString()}`;return{text:`every ${formatSpan(everyMs)}${from}`,zone:"UTC",nextAfter:at=>anchorAt+
(Math.floor((at-anchorAt)/everyMs)+1)*everyMs}}function compileOnce({onceAt}){return checkInstant("schedule.onceAt",onceAt),
{text:`once at ${new Date(onceAt).toISOString()}`,zone:"UTC",nextAfter:at=>at<onceAt?onceAt:void 0}}function checkInstant(field,at){
if(Number.isInteger(at)&&!Number.isNaN(new Date(at).getTime()))return;throw inputError(field,{value:at,fault:"is not an \
instant",advice:"use whole milliseconds since 1970, such as Date.now()"})}function formatSpan(ms){let[unit,unitMs]=units.
find(([,unitMs2])=>ms%unitMs2===0)??["ms",1];return`${ms/unitMs} ${unit}`}function toJson(value){let text=JSON.stringify(value);if(text===void 0)throw new TypeError(`a ${typeof value} is no JSON`);
return JSON.parse(text)}var jsonSize=value=>Buffer.byteLength(JSON.stringify(value));function cutJson(value,bytes){let cut=beginningOf(
JSON.stringify(value),bytes),tooLong=Math.max(0,jsonSize(cut)-bytes);return beginningOf(cut,Math.max(0,Buffer.byteLength(
cut)-tooLong))}var beginningOf=(text,bytes)=>new TextDecoder("utf-8",{ignoreBOM:!0}).decode(Buffer.from(text).subarray(0,
bytes),{stream:!0});var noRetry={attempts:1,firstMs:1e3,maxMs:5*6e4},noRecipients=[],idShape=/^[a-z][a-z0-9_.-]{0,39}$/;function createJob(definition){
checkObject("job",definition,"pass { id, name, run }");let{id,name,recipients=noRecipients}=definition;if(typeof id!="st\
ring"||!idShape.test(id)){let advice2=`use one such as update_prices, which matches ${idShape.source}`;throw inputError(
"id",{value:id,fault:"is not an id",advice:advice2})}checkText("name",name,"use a name for people"),checkFunction("run",
definition.run,"pass the function that does the work"),checkArray("recipients",recipients,"pass a list such as [{ channe\
l }]");for(let field of["schedule","retry","calendar"])definition[field]!==void 0&&checkObject(field,definition[field],"\
pass its fields, or leave it out");let job={...definition,retry:definition.retry===void 0?noRetry:{...noRetry,...definition.
retry},timeoutMs:definition.timeoutMs??60*6e4,overlap:definition.overlap??"skip",misfire:definition.misfire??"once",misfireWindowMs:definition.
misfireWindowMs??360*6e4,recipients:recipients===noRecipients?recipients:recipients.map(checkRecipient)};return definition.
calendar!==void 0&&checkCalendar(definition.calendar),checkChoice("overlap",job.overlap,["skip","queue","allow"]),checkChoice(
"misfire",job.misfire,["once","skip"]),checkSpan("timeoutMs",job.timeoutMs,1),checkSpan("startDeadlineMs",job.startDeadlineMs??
1,1),checkSpan("misfireWindowMs",job.misfireWindowMs,0),checkSpan("retry.firstMs",job.retry.firstMs,0),checkSpan("retry.\
maxMs",job.retry.maxMs,0),checkCount("retry.attempts",job.retry.attempts,1),{...job,compiled:definition.schedule&&compileSchedule(
definition.schedule)}}function checkRecipient(recipient){return checkObject("recipient",recipient,"pass { channel }"),checkText(
"recipient.channel",recipient.channel,"use the name of a notifier's channel, such as telegram"),checkJson("recipient",recipient),
{...recipient}}function checkJson(field,value){let json2;try{json2=toJson(value)}catch(cause){throw inputError(field,{value,
fault:"is not JSON",advice:"use null, booleans, numbers, texts, and arrays and objects of these",cause})}let bytes=jsonSize(
json2);if(bytes>65536){let fault=`has ${bytes} bytes of JSON, and ${65536} are allowed`;throw inputError(field,{value,fault,
advice:"store the data elsewhere, and pass its key"})}return json2}function backoffMs(failures,{firstMs,maxMs,random}){let fullMs=Math.min(maxMs,firstMs*2**Math.min(failures-1,40));return Math.
round(Math.max(Math.min(firstMs,maxMs),fullMs*(.5+random()/2)))}function toRunError(thrown){return thrown instanceof Error?{name:String(thrown.name),code:"code"in thrown&&typeof thrown.
code=="string"&&thrown.code!==""?thrown.code:"JOB_FAILED",message:String(thrown.message).slice(0,2e3),retryable:!("retry\
able"in thrown&&thrown.retryable===!1)}:{name:"Error",code:"JOB_FAILED",message:(typeof thrown=="string"?thrown:`a ${typeof thrown}\
 was thrown, and no Error`).slice(0,2e3),retryable:!0}}var maxTries=20,pauses={firstMs:1e3,maxMs:5*6e4};function endOfFailure(thrown,{tries,now,random}){let error=messageOf(thrown),
code=codeOf(thrown);return code==="DELIVERY_PERMANENT"?{state:"dead",error}:code==="DELIVERY_CHANNEL_DOWN"?{state:"pendi\
ng",notBefore:now,costsTry:!1,error}:code==="DELIVERY_THROTTLED"?{state:"pending",notBefore:now+retryAfterOf(thrown),costsTry:!1,
error}:tries+1>=maxTries?{state:"dead",error}:{state:"pending",notBefore:now+backoffMs(tries+1,{...pauses,random}),costsTry:!0,
error}}var isChannelDown=thrown=>codeOf(thrown)==="DELIVERY_CHANNEL_DOWN",messageOf=thrown=>toRunError(thrown).message,retryAfterOf=thrown=>{
let ms=thrown instanceof Error&&"retryAfterMs"in thrown?thrown.retryAfterMs:void 0;return typeof ms=="number"&&ms>0?ms:pauses.
firstMs},codeOf=thrown=>thrown instanceof Error&&"code"in thrown?thrown.code:void 0;var verifyMs=3e4,deliverMs=3e4,leaseMs=2*deliverMs,slotsPerChannel=4,lateBy=ms=>()=>new Error(`no answer within ${ms} ms`);
async function verifyChannel({notifier,context:{clock,stopping}}){await within(clock,verifyMs,()=>notifier.verify(),lateBy(
verifyMs),stopping)}async function openChannel(channel){let{notifier,context}=channel,subscription=await context.backend.
deliver({channels:[notifier.channel],slots:slotsPerChannel,leaseMs,handle:(delivery,signal)=>deliver(channel,delivery,signal)});
context.stopping.aborted?await subscription.abandon():channel.subscription=subscription}async function deliver(channel,delivery,signal){
let{notifier,context}=channel,{clock,random,events}=context,{completion,tries}=delivery;try{return await within(clock,deliverMs,
limit=>notifier.deliver(completion,{signal:limit}),lateBy(deliverMs),signal),events.emit("delivered",{completion}),{state:"\
delivered"}}catch(thrown){let end2=endOfFailure(thrown,{tries,now:clock.now(),random});return isChannelDown(thrown)&&rest(
channel,messageOf(thrown)),events.emit("undelivered",{completion,error:messageOf(thrown),isDead:end2.state==="dead"}),end2}}
function rest(channel,error){let{events,stopping}=channel.context;channel.state!=="down"&&(channel.state="down",channel.
error=error,events.emit("channel-down",{channel:channel.notifier.channel,error}),recover(channel).catch(thrown=>{stopping.
aborted||events.emit("trouble",{error:thrown})}))}async function recover(channel){let{clock,random,events,stopping}=channel.
context;await channel.subscription?.stop(),channel.subscription=void 0;for(let failures=1;channel.state==="down";failures+=
1){await wait(clock,backoffMs(failures,{...pauses,random}),stopping);try{await verifyChannel(channel),await openChannel(
channel),channel.state="ready",channel.error=void 0,events.emit("channel-up",{channel:channel.notifier.channel})}catch(thrown){
channel.error=messageOf(thrown)}}}function createDispatcher(notifiers,options){let stopping=new AbortController,channels=channelsOf(notifiers,{...options,
stopping:stopping.signal}),subscriptions=()=>[...channels.values()].flatMap(({subscription})=>subscription??[]);return{async verify(){
let failures=[];if(await Promise.all([...channels.values()].map(async channel=>{try{await verifyChannel(channel),channel.
state="ready"}catch(thrown){failures.push({channel:channel.notifier.channel,message:messageOf(thrown)})}})),failures.length>
0)throw new JobNotifierError(failures)},async start(){await Promise.all([...channels.values()].map(openChannel))},isReady:name=>channels.
get(name)?.state==="ready",health:()=>[...channels].map(([channel,{state,error}])=>({channel,state,...error!==void 0&&{error}})),
async stop(){stopping.abort(),await Promise.all(subscriptions().map(subscription=>subscription.stop()))},async abandon(){
stopping.abort(),await Promise.all(subscriptions().map(subscription=>subscription.abandon()))}}}function channelsOf(notifiers,context){
let channels=new Map;for(let notifier of notifiers){if(channels.has(notifier.channel))throw inputError("notifiers",{value:notifier.
channel,fault:"is the channel of two",advice:"pass one notifier for each channel"});let{defaultRecipient}=notifier;if(defaultRecipient!==
void 0&&checkRecipient(defaultRecipient).channel!==notifier.channel){let advice2=`use { channel: ${JSON.stringify(notifier.
channel)} }, the channel of the notifier`;throw inputError("notifier.defaultRecipient",{value:defaultRecipient,fault:"is\
 a recipient of another channel",advice:advice2})}channels.set(notifier.channel,{notifier,context,state:"unverified",error:void 0,
subscription:void 0})}return channels}import{EventEmitter as EventEmitter2}from"eventemitter3";function createEvents(){let emitter=new EventEmitter2;return{on(event,listener){
let call=about=>{try{listener(about)}catch(error){process.emitWarning(error instanceof Error?error:new Error(`a listener\
 of ${event} threw no Error`))}};return emitter.on(event,call),()=>{emitter.off(event,call)}},emit:(event,about)=>{emitter.
emit(event,about)}}}var isBefore=(one,other)=>one.at<other.at||one.at===other.at&&one.rank<other.rank;function createDueQueue(){let entries=new Map,
heap=[],put=(entry,place)=>{heap[place]=entry,entry.place=place},settle=entry=>{for(;;){let parent=heap[entry.place-1>>1];
if(parent===void 0||isBefore(parent,entry))break;let{place}=parent;put(parent,entry.place),put(entry,place)}for(;;){let left=heap[2*
entry.place+1],right=heap[2*entry.place+2],child=left!==void 0&&right!==void 0&&isBefore(right,left)?right:left;if(child===
void 0||isBefore(entry,child))return;let{place}=child;put(child,entry.place),put(entry,place)}},remove=entry=>{let{place}=entry,
last=heap.pop();entry.place=-1,!(last===void 0||last===entry)&&(put(last,place),settle(last))};return{get nextAt(){return heap[0]?.
at},at(id){let entry=entries.get(id);return entry!==void 0&&entry.place>=0?entry.at:void 0},set(id,at){let entry=entries.
get(id)??{id,rank:entries.size,at:0,place:-1};if(at===void 0){entry.place>=0&&remove(entry);return}entries.set(id,entry),
entry.at=at,entry.place<0&&put(entry,heap.length),settle(entry)},takeDue(now){let due=[];for(let first=heap[0];first!==void 0&&
first.at<=now;first=heap[0])remove(first),due.push(first.id);return due}}}var longestMs=6e4,againMs2=5e3;function createScheduler(jobs,options){let{clock,trouble,tend}=options,dueQueue=createDueQueue(),
isStopped=!1,looking,timer;function look(){return isStopped?Promise.resolve():(clock.clearTimeout(timer),looking??=dealWithDue().
finally(()=>{if(looking=void 0,isStopped)return;let waitMs=(dueQueue.nextAt??Number.POSITIVE_INFINITY)-clock.now();timer=
clock.setTimeout(()=>{look()},Math.min(Math.max(0,waitMs),longestMs))}),looking)}async function dealWithDue(){for(let due=dueQueue.
takeDue(clock.now());due.length>0;due=dueQueue.takeDue(clock.now()))for(let jobId of due){if(isStopped)return;await orTrouble(
()=>dealWith(jobId),()=>dueQueue.set(jobId,clock.now()+againMs2))}await orTrouble(tend)}async function orTrouble(work,instead){
try{await work()}catch(error){instead?.(),isStopped||trouble(error)}}async function dealWith(jobId){let job=jobs.get(jobId);
job!==void 0&&dueQueue.set(jobId,await storeOccurrences(job,options))}return{async start(){for(let{id,compiled}of jobs.values())
compiled!==void 0&&dueQueue.set(id,clock.now());await look()},look(jobId){isStopped||dueQueue.set(jobId,clock.now()),look()},
async stop(){isStopped=!0,clock.clearTimeout(timer),await looking}}}var pollMs=1e3;function createRunWatch({backend,clock}){let hinted=new Map,close=backend.watch(runId=>{for(let call of hinted.
get(runId)??[])call()});async function untilEnded(runId,signal){for(;;){signal.throwIfAborted();let over=new AbortController,
hint=Promise.withResolvers(),calls=hinted.get(runId)??new Set;hinted.set(runId,calls.add(hint.resolve));try{let run=await backend.
run(runId);if(run===void 0)throw new JobRunUnknownError(runId);if(isFinal(run.state))return run;let poll=backend.supports.
manyProcesses?[wait(clock,pollMs,over.signal)]:[];await untilAborted(Promise.race([hint.promise,...poll]),signal)}finally{
over.abort(),calls.delete(hint.resolve),calls.size===0&&hinted.delete(runId)}}}return{untilEnded,close}}var owned=new WeakSet;function createBackendSession(backend,context){if(owned.has(backend))throw new JobInputError({field:"\
backend",rule:"belongs to another runner; create a backend for each runner"});owned.add(backend);let closing=new AbortController,
isRefusing=!1,opened,watch;async function open(){if(isRefusing)throw new JobStoppedError;opened??=backend.open(context);
try{await opened}catch(error){throw opened=void 0,error}return watch??=createRunWatch({backend,clock:context.clock}),watch}
return{async open(){await open()},async untilEnded(runId,signal){let watching=await open(),ends=AbortSignal.any(signal===
void 0?[closing.signal]:[signal,closing.signal]);return watching.untilEnded(runId,ends)},refuse(){isRefusing=!0},isRefusing:()=>isRefusing,
async close(){closing.abort(new JobStoppedError),watch?.close(),opened!==void 0&&(await opened,await backend.close())},release:()=>{
owned.delete(backend)}}}function suggestNames(wrong,names){return[...names].map(name=>({name,edits:editsBetween(wrong.toLowerCase(),name)})).filter(
({name,edits})=>edits<=Math.max(2,name.length/4)||wrong.length>2&&name.includes(wrong)).sort((a,b)=>a.edits-b.edits).slice(
0,3).map(({name})=>name)}function editsBetween(a,b){let row=Array.from({length:b.length+1},(_,column)=>column);for(let[line,
letter]of[...a].entries()){let next=[line+1];for(let[column,other]of[...b].entries()){let replaced=(row[column]??0)+(letter===
other?0:1);next.push(Math.min(replaced,(row[column+1]??0)+1,(next[column]??0)+1))}row=next}return row.at(-1)??0}var overdueMs=6e4;function createJobRegistry({backend,clock,trouble}){let byId=new Map;function nextRunAt(jobId){let job=byId.
get(jobId);if(job?.compiled!==void 0)try{return plan(job.compiled,{now:clock.now(),calendar:job.calendar}).nextRunAt}catch(error){
trouble(error);return}}async function infoOf({id,name,compiled}){let{isPaused}=await backend.schedule(id),next=isPaused?
void 0:nextRunAt(id);return{id,name,...compiled!==void 0&&{schedule:compiled.text,zone:compiled.zone},...next!==void 0&&
{nextRunAt:next},isPaused}}async function isOverdue(job){let{isPaused}=await backend.schedule(job.id),{lastSlotAt}=await backend.
schedule(scheduleIdOf(job)),dueAt=lastSlotAt===void 0||isPaused?void 0:job.compiled?.nextAfter(lastSlotAt);return dueAt!==
void 0&&dueAt<clock.now()-overdueMs}return{byId,add(definition){let job=createJob(definition);if(byId.has(job.id))throw inputError(
"id",{value:job.id,fault:"is registered already",advice:"use another id for each job"});byId.set(job.id,job)},get(jobId){
let job=byId.get(jobId);if(job===void 0)throw new JobUnknownError({jobId,near:suggestNames(String(jobId),byId.keys())});
return job},nextRunAt,list:()=>Promise.all([...byId.values()].map(infoOf)),async listOverdue(){return(await Promise.all(
[...byId.values()].map(async job=>await isOverdue(job)?[job.id]:[]))).flat()}}}function createRetention({backend,clock,limits}){let prunedAt=Number.NEGATIVE_INFINITY;return async()=>{clock.monotonic()-
prunedAt<36e5||(prunedAt=clock.monotonic(),await backend.prune({since:clock.now()-limits.keepMs,runsPerJob:limits.keepRuns}))}}var latelyMs=6e4;function createTroubleLog({clock,events}){let latest;return{report(error){latest={at:clock.now(),message:toRunError(
error).message},events.emit("trouble",{error})},recent:()=>latest!==void 0&&clock.now()-latest.at<latelyMs?latest.message:
void 0}}var graceMs3=5e3;async function performAttempt(claim,job,{clock,random}){let begunAt=clock.monotonic(),timeout=new AbortController,
timer=clock.setTimeout(()=>timeout.abort(new JobTimedOutError(job.timeoutMs)),job.timeoutMs),signal=AbortSignal.any([claim.
signal,timeout.signal]),outcome=await callJob(claim,job,{clock,signal});clock.clearTimeout(timer);let durationMs=clock.monotonic()-
begunAt;if(!signal.aborted&&outcome.kind==="returned")return{durationMs,...endOfResult(outcome.value)};let error=toRunError(
!signal.aborted&&outcome.kind==="threw"?outcome.thrown:signal.reason),aborted=signal.aborted&&isJobError(signal.reason)?
signal.reason.code:void 0;if(aborted==="JOB_CANCELLED")return{durationMs,state:"cancelled",error};if(error.retryable&&claim.
run.attempt<claim.run.maxAttempts&&outcome.kind!=="left"){let retryAt=clock.now()+backoffMs(claim.run.attempt,{...job.retry,
random});return{durationMs,state:"retry_wait",error,retryAt}}return{durationMs,state:aborted==="JOB_TIMED_OUT"?"timed_ou\
t":"failed",error}}async function callJob(claim,job,{clock,signal}){let{runId,attempt}=claim.run,isOver=!1,graceTimer,left=Promise.
withResolvers(),onAbort=()=>{graceTimer=clock.setTimeout(()=>left.resolve({kind:"left"}),graceMs3)};signal.addEventListener(
"abort",onAbort,{once:!0}),signal.aborted&&onAbort();async function call(){try{return{kind:"returned",value:await job.run(
{runId,attempt,signal,...claim.payload!==void 0&&{payload:claim.payload},progress(now){isOver||claim.progress(now)}})}}catch(thrown){
return{kind:"threw",thrown}}}try{return await Promise.race([call(),left.promise])}finally{isOver=!0,clock.clearTimeout(graceTimer),
signal.removeEventListener("abort",onAbort)}}function endOfResult(value){if(value===void 0)return{state:"succeeded"};try{
let result=toJson(value);return jsonSize(result)<=65536?{state:"succeeded",result}:{state:"succeeded",result:cutJson(result,
65536),isTruncated:!0}}catch(thrown){let{message}=toRunError(thrown);return{state:"failed",error:{name:"JobResultError",
code:"JOB_RESULT",message,retryable:!1}}}}function createWorker(registry,settings,events){let{backend,clock,random,limits}=settings,attempts=new Set,subscription;
async function handle(claim){events.emit("started",{run:claim.run});let attempt=performAttempt(claim,registry.get(claim.
run.jobId),{clock,random});attempts.add(attempt);let end2=await attempt;return attempts.delete(attempt),end2}return{async start(){
let jobs=[...registry.byId.values()];subscription=await backend.work({jobIds:jobs.map(({id})=>id),slots:limits.slots,leaseMs:limits.
leaseMs,sweepMs:limits.sweepMs,maxCrashes:limits.maxCrashes,allowOverlap:new Set(jobs.filter(({overlap})=>overlap==="all\
ow").map(({id})=>id)),handle})},isStarted:()=>subscription!==void 0,stop:async()=>subscription?.stop(),abandon:async()=>subscription?.
abandon(),async untilIdle(){await Promise.all(attempts)}}}function createParts(settings){let{backend,notifiers,clock,random}=settings,events=createEvents(),trouble=createTroubleLog(
{clock,events}),dispatcher=createDispatcher(notifiers,{backend,clock,random,events}),registry=createJobRegistry({backend,
clock,trouble:trouble.report}),session=createBackendSession(backend,{clock,nextRunAt:registry.nextRunAt,settled:run=>events.
emit(isFinal(run.state)?"ended":"retrying",{run}),failed:trouble.report}),recipientsOf=(job,asked=[])=>withDefaultRecipients(
[...job.recipients,...asked],notifiers),scheduler=createScheduler(registry.byId,{backend,clock,trouble:trouble.report,recipientsOf,
tend:createRetention(settings)}),worker=createWorker(registry,settings,events);return{settings,events,trouble,registry,session,
dispatcher,scheduler,worker,recipientsOf}}function healthOf({oldestQueuedAt,...stats},seen){let{overdueJobIds,notifiers,trouble}=seen,lagMs=oldestQueuedAt===void 0?
0:Math.max(0,seen.now-oldestQueuedAt);return{problems:[...notifiers.flatMap(({channel,state,error})=>state==="ready"?[]:
[`the notifier of ${channel} is ${state}${error===void 0?"":`: ${error}`}`]),...overdueJobIds.length>0?[`no process deal\
s with the schedule of ${overdueJobIds.join(", ")}`]:[],...stats.queued>0&&stats.workers===0?[`${stats.queued===1?"1 run\
 is":`${stats.queued} runs are`} queued, but no worker is connected`]:[],...lagMs>3e5?[`a run has waited for ${Math.round(
lagMs/6e4)} min`]:[],...stats.deadDeliveries>0?[`dead deliveries: ${stats.deadDeliveries}`]:[],...trouble===void 0?[]:[`\
a task in the background fails: ${trouble}`]],lagMs,...stats,overdueJobIds,notifiers}}async function waitForRun({settings,registry,session},runId,{signal}){let run=await session.untilEnded(runId,signal),{isPaused}=await settings.
backend.schedule(run.jobId),next=isPaused?void 0:registry.nextRunAt(run.jobId);return completionFor(run,{recipient:{channel:"\
wait"},index:"wait",nextRunAt:next})}async function listRuns({settings,session},jobId,{limit=20,before}){return checkCount(
"limit",limit,1),await session.open(),[...await settings.backend.history(jobId,{limit,...before!==void 0&&{before}})]}async function readHealth(parts){
let{settings,registry,session,dispatcher,trouble}=parts;await session.open();let now=settings.clock.now(),recent=trouble.
recent();return healthOf(await settings.backend.stats(),{now,overdueJobIds:await registry.listOverdue(),notifiers:dispatcher.
health(),trouble:recent})}async function triggerRun({settings,registry,session,dispatcher,recipientsOf},jobId,options){let{backend,clock,createId,
limits}=settings,job=registry.get(jobId);checkObject("options",options,"pass { recipient, payload, dedupeKey, overlap },\
 or leave it out");let{recipient,payload,dedupeKey,overlap="join"}=options,asked=recipient===void 0?void 0:checkRecipient(
recipient);dedupeKey!==void 0&&checkText("dedupeKey",dedupeKey,"use a text that is the same for the same trigger"),checkChoice(
"overlap",overlap,["join","queue","reject"]);let json2=payload===void 0?void 0:checkJson("payload",payload);await session.
open();let acceptedAt=clock.now(),{runId,disposition}=await backend.enqueue({run:{runId:createId(),jobId,jobName:job.name,
cause:"manual",acceptedAt,maxAttempts:job.retry.attempts,...json2!==void 0&&{payload:json2},...job.startDeadlineMs!==void 0&&
{startDeadlineAt:acceptedAt+job.startDeadlineMs}},recipients:recipientsOf(job,asked&&[asked]),overlap,...dedupeKey!==void 0&&
{dedupe:{key:dedupeKey,untilAt:acceptedAt+limits.dedupeMs}}});if(disposition==="rejected"||disposition==="skipped")throw new JobRejectedError(
{jobId,runId});let deliveryReady=asked===void 0||dispatcher.isReady(asked.channel)||(await backend.channels()).includes(
asked.channel);return{runId,jobId,jobName:job.name,disposition,acceptedAt,deliveryReady}}function createJobRunner(options){let parts=createParts(settingsOf(options)),{settings,events,registry,session}=parts,{backend}=settings,
{start:start2,isStarted,stop:stop2}=createLifecycle(parts);return{register(definition){if(isStarted())throw inputError("\
job",{value:definition?.id??null,fault:"comes after the start",advice:"register every job before start"});registry.add(definition)},
on:events.on,start:start2,stop:stop2,trigger:(jobId,options2={})=>triggerRun(parts,jobId,options2),cancel:runId=>cancelRunById(
parts,runId),waitFor:(runId,options2={})=>waitForRun(parts,runId,options2),async listJobs(){return await session.open(),
registry.list()},async getRun(runId){return await session.open(),backend.run(runId)},history:(jobId,options2={})=>listRuns(
parts,jobId,options2),health:()=>readHealth(parts),pause:jobId=>pauseSchedule(parts,jobId),resume:jobId=>resumeSchedule(
parts,jobId),async listDead(){return await session.open(),[...await backend.listDead()]},redeliver:deliveryId=>reviveDelivery(
parts,deliveryId)}}import{randomUUID as randomUUID2}from"node:crypto";function prepareLeaseCut(database,table){let cut=database.prepare(`
    UPDATE ${table} INDEXED BY ${table}_leased SET lease_until = :now + lease_ms
    WHERE holder IS NOT NULL AND lease_until > :now + lease_ms`);return now=>{cut.run({now})}}function createDeliverySource({database,deliveries,presence,changeNotes},{channels,leaseMs:leaseMs2,handle},holder){let roles=channels.
map(channel=>`deliver:${channel}`),cut=prepareLeaseCut(database,"deliveries"),free=`
    UPDATE deliveries SET state = 'pending', not_before = 0, is_redelivered = 1,
      holder = NULL, lease_until = NULL, lease_ms = NULL`,freeLost=database.prepare(`${free} WHERE holder IS NOT NULL AN\
D lease_until <= :now`),freeOne=database.prepare(`${free} WHERE seq = :seq AND fence = :fence AND holder IS NOT NULL`),held=database.
prepare("SELECT 1 FROM deliveries WHERE seq = :seq AND fence = :fence AND holder IS NOT NULL"),nextDue=database.prepare(
`
    SELECT min(not_before) AS at FROM deliveries WHERE channel = :channel AND state = 'pending' AND not_before > :now`),
nextLost=database.prepare(`
    SELECT min(lease_until) AS at FROM deliveries INDEXED BY deliveries_leased WHERE holder IS NOT NULL`);return{attend:now=>presence.
renew({holder,roles,now,leaseMs:leaseMs2}),leave:()=>presence.leave(holder),renew:()=>{},sweep(now){cut(now),freeLost.run(
{now}).changes!==0&&changeNotes.noteDeliveries()},abortOf({seq,fence}){return held.get({seq,fence})!==void 0?void 0:new JobLeaseLostError(
"the lease on the delivery was lost")},take:(count,now)=>deliveries.take(count,{channels,holder,now,leaseMs:leaseMs2}),handle:({
completion,tries},signal)=>handle({completion,tries},signal),end:(item,end2)=>deliveries.end(item,end2),giveBack(items){
for(let{seq,fence}of items)freeOne.run({seq,fence});changeNotes.noteDeliveries()},nextLookAt(now){let instants=[...channels.
map(channel=>nextDue.get({channel,now})),nextLost.get()].flatMap(row=>typeof row?.at=="number"?[row.at]:[]);return instants.
length===0?void 0:Math.min(...instants)},close:()=>{}}}function createChangeNotes(){let runs=!1,deliveries=!1,runIds=new Set;return{noteRuns(){runs=!0},noteDeliveries(){deliveries=
!0},noteRun:runId=>{runIds.add(runId)},take(){if(!runs&&!deliveries&&runIds.size===0)return;let taken={runs,deliveries,runIds};
return runs=deliveries=!1,runIds=new Set,taken}}}import{z}from"zod";var json=z.custom(value=>value!==void 0),progressSchema=z.object({done:z.number(),total:z.number().exactOptional(),note:z.
string().exactOptional()}),runSchema=z.object({runId:z.string(),jobId:z.string(),jobName:z.string(),cause:z.enum(["manua\
l","schedule","misfire"]),scheduledFor:z.number().exactOptional(),firstSlotAt:z.number().exactOptional(),state:z.enum(["\
queued","running","retry_wait","succeeded","failed","timed_out","cancelled","expired","skipped"]),attempt:z.number(),maxAttempts:z.
number(),crashes:z.number(),acceptedAt:z.number(),startedAt:z.number().exactOptional(),finishedAt:z.number().exactOptional(),
durationMs:z.number().exactOptional(),retryAt:z.number().exactOptional(),startDeadlineAt:z.number().exactOptional(),progress:progressSchema.
exactOptional(),result:json.exactOptional(),isTruncated:z.boolean().exactOptional(),error:z.object({name:z.string(),code:z.
string(),message:z.string(),retryable:z.boolean()}).exactOptional(),reason:z.enum(["overlap","calendar","misfire"]).exactOptional(),
cancelRequested:z.boolean()}),recipientSchema=z.intersection(z.object({channel:z.string()}),z.record(z.string(),json)),parseRun=text=>parse(
runSchema,text,"run"),parseRecipient=text=>parse(recipientSchema,text,"recipient"),parsePayload=text=>parse(json,text,"p\
ayload");function parse(schema2,text,what){try{return schema2.parse(JSON.parse(String(text)))}catch(cause){throw new JobBackendError(
`a ${what} in the store cannot be read: put a backup in its place`,{cause})}}var selectCompletion=`
  SELECT d.place, d.recipient, d.is_redelivered, d.next_run_at, d.error, r.info
  FROM deliveries d JOIN runs r ON r.seq = d.run_seq`;function parseCompletion(row){let nextRunAt=row.next_run_at===null?
void 0:Number(row.next_run_at),to={recipient:parseRecipient(row.recipient),index:Number(row.place),nextRunAt};return{...completionFor(
parseRun(row.info),to),redelivered:row.is_redelivered===1}}function createDeliveries(database,changeNotes){let ofRun=database.
prepare("SELECT recipient FROM deliveries WHERE run_seq = :runSeq ORDER BY place"),insert=database.prepare(`
    INSERT INTO deliveries (run_seq, place, channel, recipient, state, next_run_at)
    VALUES (:runSeq, :place, :channel, :recipient, :state, :nextRunAt)`),release=database.prepare(`
    UPDATE deliveries SET state = 'pending', next_run_at = :nextRunAt WHERE run_seq = :runSeq AND state = 'waiting'`),due=database.
prepare(`
    SELECT seq FROM deliveries WHERE channel = :channel AND state = 'pending' AND not_before <= :now
    ORDER BY not_before, seq LIMIT :limit`),lease=database.prepare(`
    UPDATE deliveries SET state = 'in_flight', fence = fence + 1,
      holder = :holder, lease_until = :until, lease_ms = :leaseMs
    WHERE seq = :seq RETURNING fence, tries`),bySeq=database.prepare(`${selectCompletion} WHERE d.seq = :seq`),end2=database.
prepare(`
    UPDATE deliveries SET state = :state, not_before = :notBefore, tries = tries + :costs, error = :error,
      holder = NULL, lease_until = NULL, lease_ms = NULL
    WHERE seq = :seq AND fence = :fence AND holder IS NOT NULL`),revive=database.prepare(`
    UPDATE deliveries SET state = 'pending', not_before = 0, tries = 0
    WHERE run_seq = (SELECT seq FROM runs WHERE run_id = :runId) AND place = :place AND state = 'dead'`);return{add(runSeq,recipients,ended){
let known=ofRun.all({runSeq}).map(row=>parseRecipient(row.recipient));for(let[place,recipient]of addRecipients(known,recipients).
entries()){if(place<known.length)continue;let state=ended===void 0?"waiting":"pending",nextRunAt=ended?.nextRunAt??null,
{channel}=recipient;insert.run({runSeq,place,channel,recipient:JSON.stringify(recipient),state,nextRunAt}),ended!==void 0&&
changeNotes.noteDeliveries()}},release(runSeq,nextRunAt){release.run({runSeq,nextRunAt:nextRunAt??null}).changes!==0&&changeNotes.
noteDeliveries()},take(count,{channels,holder,now,leaseMs:leaseMs2}){let seqs=[];for(let channel of channels)for(let{seq}of due.
all({channel,now,limit:Math.max(0,count-seqs.length)}))seqs.push(Number(seq));return seqs.flatMap(seq=>{let row=bySeq.get(
{seq}),leased=lease.get({seq,holder,until:now+leaseMs2,leaseMs:leaseMs2});return row===void 0||leased===void 0?[]:[{seq,
fence:Number(leased.fence),completion:parseCompletion(row),tries:Number(leased.tries)}]})},end({seq,fence},how){let isPending=how.
state==="pending";end2.run({seq,fence,state:how.state,notBefore:isPending?how.notBefore:0,costs:Number(isPending&&how.costsTry),
error:how.state==="delivered"?null:how.error})},revive(deliveryId){let slash=deliveryId.lastIndexOf("/"),runId=deliveryId.
slice(0,slash),place=Number(deliveryId.slice(slash+1)),isRevived=revive.run({runId,place}).changes!==0;return isRevived&&
changeNotes.noteDeliveries(),isRevived}}}function createEnqueue(database,{runs,deliveries,nextRunAt}){let keyed=database.prepare(`
    SELECT run_seq FROM dedupe_keys WHERE job_id = :jobId AND key = :key AND until_at > :now`),noteKey=database.prepare(
`
    INSERT OR REPLACE INTO dedupe_keys (job_id, key, run_seq, until_at) VALUES (:jobId, :key, :seq, :untilAt)`);function findKnown({
run,dedupe},now){let known=runs.find(run.runId);if(known!==void 0||dedupe===void 0)return known;let row=keyed.get({jobId:run.
jobId,key:dedupe.key,now});return row&&runs.at(Number(row.run_seq))}function addDeliveries({seq,run},{recipients}){deliveries.
add(seq,recipients,isFinal(run.state)?{nextRunAt:nextRunAt(run.jobId)}:void 0)}return(request,now)=>{let{run:asked,overlap,
dedupe}=request,known=findKnown(request,now);if(known!==void 0)return addDeliveries(known,request),{runId:known.run.runId,
disposition:"deduplicated"};let met=asked.skip===void 0?runs.firstOpen(asked.jobId):void 0;if(met!==void 0&&overlap==="r\
eject")return{runId:met.run.runId,disposition:"rejected"};let joined=overlap==="join"?met:void 0,made=createRun(asked,met!==
void 0&&overlap==="skip"?"overlap":asked.skip),isBlocked=met!==void 0&&overlap!=="allow"&&!isFinal(made.state),row=joined??
runs.insert(made,{payload:asked.payload,isBlocked});return addDeliveries(row,request),dedupe!==void 0&&noteKey.run({jobId:asked.
jobId,key:dedupe.key,seq:row.seq,untilAt:dedupe.untilAt}),joined!==void 0?{runId:joined.run.runId,disposition:"joined"}:
{runId:made.runId,disposition:made.state==="skipped"?"skipped":"queued"}}}import{closeSync,existsSync,mkdirSync,openSync,realpathSync}from"node:fs";import{dirname,resolve}from"node:path";import*as sqlite from"node:sqlite";
import{pathToFileURL}from"node:url";var schema=`
  CREATE TABLE runs (
    seq INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL UNIQUE,
    job_id TEXT NOT NULL,
    accepted_at REAL NOT NULL,
    info TEXT NOT NULL,
    payload TEXT,
    -- Waits for a run of its job that has not ended.
    is_blocked INTEGER NOT NULL,
    -- Not to be taken before; 0 unless it waits for a retry.
    due_at REAL NOT NULL,
    -- Set until it is started for the first time, if it has a start deadline.
    expires_at REAL,
    -- NULL: it has not ended.
    finished_at REAL,
    -- Grows with each claim: who holds a smaller one has lost the run.
    fence INTEGER NOT NULL DEFAULT 0,
    -- NULL: nobody works on it.
    holder TEXT,
    lease_until REAL,
    lease_ms REAL
  ) STRICT;
  CREATE INDEX runs_open ON runs (job_id, is_blocked, seq) WHERE finished_at IS NULL;
  CREATE INDEX runs_ready ON runs (seq, job_id, due_at) WHERE finished_at IS NULL AND holder IS NULL AND is_blocked = 0;\

  CREATE INDEX runs_leased ON runs (holder) WHERE holder IS NOT NULL;
  CREATE INDEX runs_expiring ON runs (expires_at) WHERE expires_at IS NOT NULL;
  CREATE INDEX runs_retrying ON runs (due_at) WHERE due_at > 0;
  CREATE INDEX runs_of_job ON runs (job_id, seq);

  CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY,
    run_seq INTEGER NOT NULL,
    -- Of its recipient among those of the run; run id and place are the delivery's id.
    place INTEGER NOT NULL,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    -- waiting (the run has not ended), pending, in_flight, delivered, dead
    state TEXT NOT NULL,
    not_before REAL NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    is_redelivered INTEGER NOT NULL DEFAULT 0,
    -- Of the job, when the run ended.
    next_run_at REAL,
    error TEXT,
    fence INTEGER NOT NULL DEFAULT 0,
    holder TEXT,
    lease_until REAL,
    lease_ms REAL,
    UNIQUE (run_seq, place)
  ) STRICT;
  CREATE INDEX deliveries_pending ON deliveries (channel, not_before, seq) WHERE state = 'pending';
  CREATE INDEX deliveries_leased ON deliveries (holder) WHERE holder IS NOT NULL;
  CREATE INDEX deliveries_dead ON deliveries (seq) WHERE state = 'dead';

  CREATE TABLE dedupe_keys (
    job_id TEXT NOT NULL,
    key TEXT NOT NULL,
    run_seq INTEGER NOT NULL,
    until_at REAL NOT NULL,
    PRIMARY KEY (job_id, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX dedupe_keys_of_run ON dedupe_keys (run_seq);

  -- Pauses are under a job's id, slots under the id of its schedule.
  CREATE TABLE schedules (
    id TEXT PRIMARY KEY,
    last_slot_at REAL,
    is_paused INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  -- Who works on runs (role 'work') or delivers (role 'deliver:' and the channel).
  CREATE TABLE takers (
    holder TEXT NOT NULL,
    role TEXT NOT NULL,
    until_at REAL NOT NULL,
    PRIMARY KEY (holder, role)
  ) STRICT, WITHOUT ROWID;

  PRAGMA application_id = 1397387106;
  PRAGMA user_version = 1;
`;var busyMs=5e3;function openFile(path){if(path===""||path===":memory:")throw new JobBackendError("give the path of a fil\
e, or use memoryBackend()");let wanted=resolve(path),database;try{makeFile(wanted);let file=realpathSync(wanted);return database=
new sqlite.DatabaseSync(file),database.exec(`PRAGMA busy_timeout = ${busyMs}`),refuseForeign(database,wanted),grantWal(database,
wanted),database.exec("PRAGMA synchronous = FULL"),migrate(database,wanted),{database,file}}catch(cause){throw database?.
close(),explain(cause,wanted)}}function explain(cause,file){let code=cause instanceof Error&&"errcode"in cause?Number(cause.errcode)&255:void 0;return code===
void 0?cause instanceof Error&&"syscall"in cause?new JobBackendError(`${file} cannot be opened: ${cause.message}`,{cause}):
cause:new JobBackendError(`${file} ${advice[code]??"cannot be used"}`,{cause})}var advice={5:`was locked by another proc\
ess for ${busyMs} ms: end the process that holds it`,8:"cannot be written: it, its directory or its disk is read-only",10:"\
cannot be read or written: the disk reports an error",11:"is damaged: put a backup in its place, or move it away to begi\
n with an empty one",13:"cannot grow: the disk is full",14:"cannot be opened: make its directory writable, and see that \
nothing else has its name",26:"is not an SQLite database: give another path, or move it away"};function makeFile(file){mkdirSync(
dirname(file),{recursive:!0,mode:448});try{closeSync(openSync(file,"wx",384))}catch(error){if(!(error instanceof Error&&
"code"in error&&error.code==="EEXIST"))throw error}}function refuseForeign(database,file){if(isNew(database))return;if(pragma(
database,"application_id")!==1397387106)throw new JobBackendError(`${file} is not a store of jobs: another program has m\
ade it; give another path`);let version2=pragma(database,"user_version");if(version2>1)throw new JobBackendError(`${file}\
 has schema ${version2}, and this version knows ${1}: update @stockeye/job-runner`)}function grantWal(database,file){let mode=database.
prepare("PRAGMA journal_mode = WAL").get()?.journal_mode;if(mode!=="wal")throw new JobBackendError(`${file} cannot have \
a write-ahead log (${mode}): put it on a local disk`)}function migrate(database,file){database.exec("BEGIN IMMEDIATE");try{
refuseForeign(database,file),isNew(database)&&database.exec(schema),database.exec("COMMIT")}catch(error){throw database.
isTransaction&&database.exec("ROLLBACK"),error}}var isNew=database=>database.prepare("SELECT 1 FROM sqlite_schema LIMIT \
1").get()===void 0,pragma=(database,name)=>Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);function createGroupCommit(database,{committed,explain:explain2}){let begin=database.prepare("BEGIN IMMEDIATE"),commit=database.
prepare("COMMIT"),rollback=database.prepare("ROLLBACK"),savepoint=database.prepare("SAVEPOINT one"),release=database.prepare(
"RELEASE one"),undo=database.prepare("ROLLBACK TO one"),waiting=[];function createWrite(work,resolve2,reject){let settleWriter;
return{apply(){savepoint.run();try{let value=work();settleWriter=()=>resolve2(value)}catch(error){if(!database.isTransaction)
throw error;settleWriter=()=>reject(explain2(error)),undo.run()}release.run()},settle:failure=>failure===void 0?settleWriter():
reject(explain2(failure.error))}}function flush(){let group=waiting;if(waiting=[],group.length!==0){try{begin.run();for(let write of group)
write.apply();commit.run()}catch(error){database.isOpen&&database.isTransaction&&rollback.run();for(let write of group)write.
settle({error});return}committed();for(let write of group)write.settle()}}return{write:work=>new Promise((resolve2,reject)=>{
waiting.push(createWrite(work,resolve2,reject))===1&&setImmediate(flush)}),flush}}import{randomBytes}from"node:crypto";import{chmodSync,readdirSync,rmSync}from"node:fs";import{connect,createServer}from"node:net";
import{basename,dirname as dirname2,join}from"node:path";var mostUnreadBytes=65536,mostLineLength=1024;function openHints(file,onHint){
if(process.platform==="win32")return{publish:()=>{},close:()=>{}};let prefix=`${basename(file)}-hint-`,own=join(dirname2(
file),`${prefix}${randomBytes(4).toString("hex")}`),others=new Set;function meet(socket){let rest2="";others.add(socket),
socket.unref(),socket.setEncoding("utf8"),socket.on("data",text=>{let lines=`${rest2}${text}`.split(`
`);rest2=lines.pop()??"",rest2.length>mostLineLength&&socket.destroy();for(let line of lines)onHint(line===""?void 0:line)}),
socket.on("error",()=>{}),socket.on("close",()=>others.delete(socket))}let server=createServer(meet);server.on("error",()=>{}),
server.listen(own,()=>{try{chmodSync(own,384);for(let name of readdirSync(dirname2(file)))name.startsWith(prefix)&&name!==
basename(own)&&meetAt(join(dirname2(file),name))}catch{}}),server.unref();function meetAt(path){let socket=connect(path);
socket.on("error",error=>{"code"in error&&error.code==="ECONNREFUSED"&&rmSync(path,{force:!0})}),meet(socket)}return{publish({
runs,deliveries,runIds}){let text=[...runs||deliveries?[""]:[],...runIds,""].join(`
`);for(let socket of others)socket.writableLength<mostUnreadBytes&&socket.write(text)},close(){server.close();for(let socket of others)
socket.destroy()}}}function createPresence(database,{manyProcesses}){let renew=database.prepare(`
    INSERT INTO takers (holder, role, until_at) VALUES (:holder, :role, :until)
    ON CONFLICT (holder, role) DO UPDATE SET until_at = :until`),bury=database.prepare("DELETE FROM takers WHERE until_a\
t <= :now"),leave2=database.prepare("DELETE FROM takers WHERE holder = :holder");return{renew({holder,roles,now,leaseMs:leaseMs2}){
let until=manyProcesses?now+leaseMs2:Number.POSITIVE_INFINITY;bury.run({now});for(let role of roles)renew.run({holder,role,
until})},leave:holder=>{leave2.run({holder})}}}function createRetention2(database){let mayGo=`
    finished_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.run_seq = runs.seq AND d.state <> 'delivered')
    AND NOT EXISTS (SELECT 1 FROM dedupe_keys k WHERE k.run_seq = runs.seq AND k.until_at > :now)`,find=database.prepare(
`
    SELECT seq FROM (
      SELECT seq, finished_at, row_number() OVER (PARTITION BY job_id ORDER BY seq DESC) AS place FROM runs
    ) AS runs
    WHERE (finished_at < :since OR place > :runsPerJob) AND ${mayGo}`),forgetRun=database.prepare(`DELETE FROM runs WHER\
E seq = :seq AND ${mayGo}`),forgetDeliveries=database.prepare("DELETE FROM deliveries WHERE run_seq = :seq"),forgetKeys=database.
prepare("DELETE FROM dedupe_keys WHERE until_at <= :now");return{find:({since,runsPerJob},now)=>find.all({since,runsPerJob,
now}).map(({seq})=>Number(seq)),forget(seqs,now){forgetKeys.run({now});for(let seq of seqs)forgetRun.run({seq,now}).changes!==
0&&forgetDeliveries.run({seq})}}}function createRuns(database,{deliveries,changeNotes,settled,nextRunAt}){let byId=database.prepare("SELECT seq, info FRO\
M runs WHERE run_id = :runId"),bySeq=database.prepare("SELECT seq, info FROM runs WHERE seq = :seq"),firstOf="SELECT min\
(seq) AS seq FROM runs WHERE job_id = :jobId AND finished_at IS NULL AND is_blocked",firstOpen=database.prepare(`
    SELECT seq, info FROM runs WHERE seq = (SELECT min(seq) FROM (${firstOf} = 0 UNION ALL ${firstOf} = 1))`),insert=database.
prepare(`
    INSERT INTO runs (run_id, job_id, accepted_at, info, payload, is_blocked, due_at, expires_at, finished_at)
    VALUES (:runId, :jobId, :acceptedAt, :info, :payload, :isBlocked, 0, :expiresAt, :finishedAt)`),keep=database.prepare(
"UPDATE runs SET info = :info WHERE seq = :seq"),leave2=database.prepare(`
    UPDATE runs SET info = :info, due_at = :dueAt, expires_at = :expiresAt, finished_at = :finishedAt,
      holder = NULL, lease_until = NULL, lease_ms = NULL
    WHERE seq = :seq`),lease=database.prepare(`
    UPDATE runs SET info = :info, is_blocked = 0, due_at = 0, expires_at = NULL,
      fence = fence + 1, holder = :holder, lease_until = :until, lease_ms = :leaseMs
    WHERE seq = :seq RETURNING fence`),held=database.prepare("SELECT info FROM runs WHERE seq = :seq AND fence = :fence \
AND holder IS NOT NULL"),unblock=database.prepare(`
    UPDATE runs SET is_blocked = 0
    WHERE seq = (${firstOf} = 1)
      AND NOT EXISTS (SELECT 1 FROM runs WHERE job_id = :jobId AND finished_at IS NULL AND is_blocked = 0)`),toRow2=row=>row&&
{seq:Number(row.seq),run:parseRun(row.info)};function finish2({seq,run}){deliveries.release(seq,nextRunAt(run.jobId)),unblock.
run({jobId:run.jobId}).changes!==0&&changeNotes.noteRuns()}let runs={find:runId=>toRow2(byId.get({runId})),at:seq=>toRow2(
bySeq.get({seq})),firstOpen:jobId=>toRow2(firstOpen.get({jobId})),insert(run,{payload,isBlocked}){let{runId,jobId,acceptedAt,
startDeadlineAt=null,finishedAt=null}=run,{lastInsertRowid}=insert.run({runId,jobId,acceptedAt,info:JSON.stringify(run),
payload:payload===void 0?null:JSON.stringify(payload),isBlocked:Number(isBlocked),expiresAt:finishedAt===null?startDeadlineAt:
null,finishedAt});return changeNotes.noteRun(runId),finishedAt===null&&changeNotes.noteRuns(),isSettled(run.state)&&settled(
run),{seq:Number(lastInsertRowid),run}},store({seq,run}){let info=JSON.stringify(run);if(changeNotes.noteRun(run.runId),
run.state==="running"){keep.run({seq,info});return}let{retryAt:dueAt=0,startDeadlineAt=null,finishedAt=null}=run,expiresAt=finishedAt===
null&&run.startedAt===void 0?startDeadlineAt:null;leave2.run({seq,info,dueAt,expiresAt,finishedAt}),isFinal(run.state)?finish2(
{seq,run}):changeNotes.noteRuns(),isSettled(run.state)&&settled(run)},lease({seq,run},{holder,now,leaseMs:leaseMs2}){let row=lease.
get({seq,info:JSON.stringify(run),holder,until:now+leaseMs2,leaseMs:leaseMs2});return{seq,fence:Number(row?.fence)}},held({
seq,fence}){let row=held.get({seq,fence});return row&&parseRun(row.info)},progress(lease2,progress){let run=runs.held(lease2);
run!==void 0&&runs.store({seq:lease2.seq,run:{...run,progress}})}};return runs}function createSchedules(database){let get=database.prepare("SELECT last_slot_at, is_paused FROM schedules WHERE id = :i\
d"),advance=database.prepare(`
    INSERT INTO schedules (id, last_slot_at) VALUES (:id, :slotAt)
    ON CONFLICT (id) DO UPDATE SET last_slot_at = max(coalesce(last_slot_at, :slotAt), :slotAt)`),setPaused=database.prepare(
`
    INSERT INTO schedules (id, is_paused) VALUES (:id, :isPaused)
    ON CONFLICT (id) DO UPDATE SET is_paused = :isPaused`);return{get(id){let row=get.get({id}),lastSlotAt=row?.last_slot_at;
return{...typeof lastSlotAt=="number"&&{lastSlotAt},isPaused:row?.is_paused===1}},advance:(id,slotAt)=>{advance.run({id,
slotAt})},setPaused:(id,isPaused)=>{setPaused.run({id,isPaused:Number(isPaused)})}}}function createStoreView(database){let byId=database.prepare("SELECT info FROM runs WHERE run_id = :runId"),page=database.
prepare(`
    SELECT info FROM runs WHERE job_id = :jobId AND seq < coalesce(:before, 9e18) ORDER BY seq DESC LIMIT :limit`),placeOf2=database.
prepare("SELECT seq FROM runs WHERE run_id = :runId AND job_id = :jobId"),jobs=database.prepare(`
    SELECT job_id, (SELECT info FROM runs r WHERE r.job_id = j.job_id ORDER BY seq DESC LIMIT 1) AS latest,
      (SELECT count(*) FROM runs r WHERE r.job_id = j.job_id AND finished_at IS NULL AND holder IS NULL) AS queued,
      (SELECT count(*) FROM runs r WHERE r.job_id = j.job_id AND finished_at IS NULL AND holder IS NOT NULL) AS running,\

      (SELECT is_paused FROM schedules s WHERE s.id = j.job_id) AS is_paused
    FROM (
      SELECT DISTINCT job_id FROM runs UNION SELECT substr(id, 1, instr(id || ' ', ' ') - 1) FROM schedules
    ) j ORDER BY job_id`),schedule=database.prepare(`
    SELECT substr(id, length(:jobId) + 2) AS text, last_slot_at FROM schedules
    WHERE id > :jobId || ' ' AND id < :jobId || '!' AND last_slot_at IS NOT NULL ORDER BY last_slot_at DESC LIMIT 1`),dead=database.
prepare(`${selectCompletion} WHERE d.state = 'dead' ORDER BY d.seq`),roles=database.prepare("SELECT DISTINCT role FROM t\
akers WHERE until_at > :now ORDER BY role"),stats=database.prepare(`
    SELECT (SELECT count(*) FROM runs WHERE finished_at IS NULL AND holder IS NULL) AS queued,
      (SELECT count(*) FROM runs WHERE holder IS NOT NULL) AS running,
      (SELECT min(iif(due_at > 0, due_at, accepted_at)) FROM runs WHERE finished_at IS NULL AND holder IS NULL) AS oldes\
t,
      (SELECT count(*) FROM takers WHERE role = 'work' AND until_at > :now) AS workers,
      (SELECT count(*) FROM deliveries WHERE state = 'pending') AS pending,
      (SELECT count(*) FROM deliveries WHERE holder IS NOT NULL) AS in_flight,
      (SELECT count(*) FROM deliveries WHERE state = 'dead') AS dead`),deliver2="deliver:";return{run(runId){let row=byId.
get({runId});return row&&parseRun(row.info)},history(jobId,{limit,before}){let place=before===void 0?null:placeOf2.get({
runId:before,jobId})?.seq;return place===void 0?[]:page.all({jobId,before:place,limit}).map(row=>parseRun(row.info))},jobs:()=>jobs.
all().map(row=>{let rule=schedule.get({jobId:row.job_id??null}),latestRun=row.latest===null?void 0:parseRun(row.latest);
return{jobId:String(row.job_id),...latestRun!==void 0&&{jobName:latestRun.jobName,latestRun},queued:Number(row.queued),running:Number(
row.running),isPaused:row.is_paused===1,...rule!==void 0&&{schedule:{text:String(rule.text),lastSlotAt:Number(rule.last_slot_at)}}}}),
dead:()=>dead.all().map(row=>({completion:parseCompletion(row),error:String(row.error)})),channels:now=>roles.all({now}).
flatMap(({role})=>{let text=String(role);return text.startsWith(deliver2)?[text.slice(deliver2.length)]:[]}),stats(now){
let row=stats.get({now})??{};return{queued:Number(row.queued),running:Number(row.running),...typeof row.oldest=="number"&&
{oldestQueuedAt:row.oldest},workers:Number(row.workers),pendingDeliveries:Number(row.pending)+Number(row.in_flight),deadDeliveries:Number(
row.dead)}}}}function openEngine(options){let open=openFile(options.path);try{return startEngine(open,options)}catch(cause){throw open.
database.close(),explain(cause,open.file)}}function startEngine({database,file},{manyProcesses,context}){let watchers=new Set,
settled=[],changeNotes=createChangeNotes(),commit=createGroupCommit(database,{committed:publishChanges,explain:error=>explain(
error,file)}),nextRunAt=jobId=>schedules.get(jobId).isPaused?void 0:context.nextRunAt(jobId),deliveries=createDeliveries(
database,changeNotes),schedules=createSchedules(database),loops=createLeaseLoops({clock:context.clock,manyProcesses,write,
failed:error=>context.failed(error)}),runs=createRuns(database,{deliveries,changeNotes,settled:run=>{settled.push(run)},
nextRunAt});manyProcesses||database.exec("DELETE FROM takers");async function write(work){let its=[],value=await commit.
write(()=>(settled=its,work()));for(let run of its)context.settled?.(run);return value}function publishChanges(){let changes=changeNotes.
take();if(changes!==void 0){hints?.publish(changes);for(let runId of changes.runIds)for(let hint of watchers)hint(runId);
(changes.runs||changes.deliveries)&&loops.look()}}function onHint(runId){if(runId===void 0)loops.look();else for(let hint of watchers)
hint(runId)}let tables={runs,deliveries,schedules,presence:createPresence(database,{manyProcesses}),view:createStoreView(
database),retention:createRetention2(database),enqueue:createEnqueue(database,{runs,deliveries,nextRunAt})},hints=manyProcesses?
openHints(file,onHint):void 0;return{database,context,changeNotes,...tables,loops,write,read(work){try{return work()}catch(error){
throw explain(error,file)}},watch(hint){return watchers.add(hint),()=>{watchers.delete(hint)}},async close(){await loops.
abandon(),hints?.close(),commit.flush(),database.close()},deafen:()=>hints?.close()}}function createProgressNotes({clock,save}){let unsaved=new Map,timer,isClosed=!1;function saveNow(){if(timer=void 0,unsaved.
size===0||isClosed)return;let latest=unsaved;unsaved=new Map,timer=clock.setTimeout(saveNow,200),save(latest).catch(()=>{})}
return{note(run,now){isClosed||(unsaved.set(run,now),timer===void 0&&saveNow())},take(run){let latest=unsaved.get(run);return unsaved.
delete(run),latest},close(){isClosed=!0,clock.clearTimeout(timer)}}}function createWorkerSource({database,runs,presence,write,context:{clock}},{jobIds,leaseMs:leaseMs2,maxCrashes,allowOverlap,
handle},holder){let known=new Set(jobIds),renew=database.prepare("UPDATE runs SET lease_until = :until WHERE holder = :h\
older"),cut=prepareLeaseCut(database,"runs"),lost=database.prepare(`
    SELECT seq, info FROM runs INDEXED BY runs_leased WHERE holder IS NOT NULL AND lease_until <= :now`),late=database.prepare(
"SELECT seq, info FROM runs WHERE expires_at IS NOT NULL AND expires_at <= :now"),unblock=database.prepare(`
    UPDATE runs SET is_blocked = 0 WHERE job_id = :jobId AND is_blocked = 1 AND finished_at IS NULL`),ready=database.prepare(
`
    SELECT seq, job_id FROM runs INDEXED BY runs_ready
    WHERE finished_at IS NULL AND holder IS NULL AND is_blocked = 0 AND due_at <= :now ORDER BY seq`),bySeq=database.prepare(
"SELECT info, payload FROM runs WHERE seq = :seq"),next=database.prepare(`
    SELECT (SELECT min(due_at) FROM runs WHERE due_at > 0 AND due_at > :now) AS retry,
      (SELECT min(expires_at) FROM runs WHERE expires_at IS NOT NULL) AS expiry,
      (SELECT min(lease_until) FROM runs INDEXED BY runs_leased WHERE holder IS NOT NULL AND holder <> :holder) AS lease`),
progress=createProgressNotes({clock,save:latest=>write(()=>{for(let[lease,now]of latest)runs.progress(lease,now)})}),rowsOf=rows=>rows.
map(row=>({seq:Number(row.seq),run:parseRun(row.info)}));return{attend:now=>presence.renew({holder,roles:["work"],now,leaseMs:leaseMs2}),
leave:()=>presence.leave(holder),renew:(_items,now)=>{renew.run({holder,until:now+leaseMs2})},sweep(now){cut(now);for(let{
seq,run}of rowsOf(lost.all({now})))runs.store({seq,run:loseRun(run,{maxCrashes,now})});for(let{seq,run}of rowsOf(late.all(
{now})))hasExpired(run,now)&&runs.store({seq,run:expireRun(run,now)})},abortOf(item){let run=runs.held(item);return run===
void 0?new JobLeaseLostError:run.cancelRequested?new JobCancelledError:void 0},take(count,now){if(count<=0)return[];for(let jobId of allowOverlap)
unblock.run({jobId});let seqs=[];for(let{seq,job_id}of ready.iterate({now}))if(known.has(String(job_id))&&seqs.push(Number(
seq)),seqs.length===count)break;return seqs.flatMap(seq=>{let row=bySeq.get({seq});if(row===void 0)return[];let run=startRun(
parseRun(row.info),now);return[{...runs.lease({seq,run},{holder,now,leaseMs:leaseMs2}),run,...row.payload!==null&&{payload:parsePayload(
row.payload)}}]})},handle:(item,signal)=>{let{run,payload}=item,claim={run,signal,progress:now=>progress.note(item,now)};
return handle(payload===void 0?claim:{...claim,payload})},end(item,end2,now){let latest=progress.take(item),run=runs.held(
item);if(run===void 0)return;let whole=latest===void 0?run:{...run,progress:latest};runs.store({seq:item.seq,run:endAttempt(
whole,end2,now)})},giveBack(items,now){for(let item of items){let run=runs.held(item);run!==void 0&&runs.store({seq:item.
seq,run:giveBackRun(run,now)})}},nextLookAt(now){let row=next.get({now,holder})??{},instants=[row.retry,row.expiry,row.lease].
flatMap(at=>typeof at=="number"?[at]:[]);return instants.length===0?void 0:Math.min(...instants)},close:()=>progress.close()}}var pollMs2=1e3,runsPerPrune=500;function sqliteBackend(options){checkObject("options",options,"pass { path }");let{path,
manyProcesses=!0}=options;return checkText("path",path,"use the path of a file, such as .jobs/jobs.db"),checkBoolean("ma\
nyProcesses",manyProcesses),engineBackend({manyProcesses,openEngine:context=>openEngine({path,manyProcesses,context})})}
function engineBackend({manyProcesses,openEngine:openEngine2}){let engine,opened=()=>{if(engine===void 0)throw new JobBackendError(
"the sqlite backend is not open: open it first");return engine},read=work=>opened().read(()=>work(opened()));return{supports:{
restart:!0,manyProcesses,atomicCompletion:!0},async open(context){if(engine!==void 0)throw new JobBackendError("the sqli\
te backend is open already");engine=openEngine2(context)},async close(){let closing=engine;engine=void 0,await closing?.
close()},async enqueue(request){let{write,enqueue,context}=opened();return write(()=>enqueue(request,context.clock.now()))},
async work(options){let{slots,leaseMs:leaseMs2,sweepMs}=options;return opened().loops.start(createWorkerSource(opened(),
options,randomUUID2()),{slots,leaseMs:leaseMs2,lookEveryMs:Math.min(pollMs2,sweepMs),abandoned:()=>new JobLeaseLostError(
"the worker has stopped")})},async cancel(runId){let{write,runs,changeNotes,context}=opened();await write(()=>{let row=runs.
find(runId);row===void 0||isFinal(row.run.state)||(runs.store({seq:row.seq,run:cancelRun(row.run,context.clock.now())}),
changeNotes.noteRuns())})},run:async runId=>read(({view})=>view.run(runId)),history:async(jobId,page)=>read(({view})=>view.
history(jobId,page)),watch:hint=>opened().watch(hint),schedule:async jobId=>read(({schedules})=>schedules.get(jobId)),async occur(scheduleId,{
from,to},requests){let{write,enqueue,schedules,context}=opened();return write(()=>{if(schedules.get(scheduleId).lastSlotAt!==
from)return!1;schedules.advance(scheduleId,to);for(let request of requests)enqueue(request,context.clock.now());return!0})},
async advance(jobId,slotAt){let{write,schedules}=opened();await write(()=>schedules.advance(jobId,slotAt))},async setPaused(jobId,isPaused){
let{write,schedules}=opened();await write(()=>schedules.setPaused(jobId,isPaused))},async deliver(options){let{slots,leaseMs:leaseMs2}=options;
return opened().loops.start(createDeliverySource(opened(),options,randomUUID2()),{slots,leaseMs:leaseMs2,lookEveryMs:Math.
min(pollMs2,leaseMs2/3),abandoned:()=>new JobLeaseLostError("the notifier has stopped")})},channels:async()=>read(({view,
context})=>view.channels(context.clock.now())),listDead:async()=>read(({view})=>view.dead().map(({completion})=>completion)),
async redeliver(deliveryId){let{write,deliveries}=opened();return write(()=>deliveries.revive(deliveryId))},stats:async()=>read(
({view,context})=>view.stats(context.clock.now())),async prune(keep){let{write,retention,context}=opened(),now=context.clock.
now(),seqs=read(()=>retention.find(keep,now));for(let done=0;done===0||done<seqs.length;done+=runsPerPrune)await write(()=>retention.
forget(seqs.slice(done,done+runsPerPrune),now))}}}import{createIORedisClient,createRedisBackend,Job,Queue,Worker}from"bullmq";import{z as z2}from"zod";var rowFields=["version","holder","run","recipients","progress"],fieldsSchema=z2.array(z2.string()),recipientsSchema=z2.
array(z2.unknown()),rowKey=({key},runId)=>key(`run:${runId}`),readRows=(commands,runIds)=>commands.command(()=>Promise.all(
runIds.map(async runId=>toRow(await commands.redis.hmget(rowKey(commands,runId),...rowFields)))));function toRow([version2,
holder,run,recipients,progress]){if(typeof run=="string")return{version:Number(version2),holder:holder??"",run:{...parseRun(
run),...typeof progress=="string"&&{progress:parse2(progressSchema,progress)}},recipients:parseRecipients(recipients)}}var formatRow=({
version:version2,holder,run,recipients})=>JSON.stringify([String(version2),holder,JSON.stringify(run),JSON.stringify(recipients)]),
parseRow=text=>toRow(parse2(fieldsSchema,text)),parseRecipients=text=>parse2(recipientsSchema,text).map(recipient=>parseRecipient(
JSON.stringify(recipient))),toPayload=text=>text===null?void 0:parsePayload(text);function parse2(schema2,text){try{return schema2.
parse(JSON.parse(String(text)))}catch(cause){throw new JobBackendError("a row in Redis cannot be read: put a backup in i\
ts place",{cause})}}var bullJobIdOf=runId=>`run.${encodeURIComponent(runId)}`;function createBullJobs({redis,prefix,key,command,hint}){let queues=new Map,
client=createIORedisClient(redis),options={connection:redis,prefix:`${prefix}queue`,skipVersionCheck:!0,streams:{events:{
maxLen:100}}},backendFactory=(...[name,given])=>createRedisBackend(name,given),ignore=()=>{};function queueOf(jobId){let known=queues.
get(jobId);if(known!==void 0)return known;let queue=new Queue(jobId,options,backendFactory);return queue.on("error",ignore),
queues.set(jobId,queue),queue}return{add:({jobId,runId,seen})=>command(async()=>{let queue=queueOf(jobId);await queue.waitUntilReady();
let jobOptions={jobId:bullJobIdOf(runId),removeOnComplete:!0,removeOnFail:!0},data={runId,...seen!==void 0&&{seen:formatRow(
seen)}};await new Job(queue,"run",data,jobOptions,jobOptions.jobId).addJob(client),hint({kind:"work",id:jobId}),await redis.
zrem(key("owed"),runId)}),openQueue(jobId,{leaseMs:leaseMs2,sweepMs}){let worker=new Worker(jobId,null,{...options,autorun:!1,
lockDuration:leaseMs2,stalledInterval:Math.max(1,Math.floor(sweepMs/2)),maxStalledCount:Number.MAX_SAFE_INTEGER},backendFactory);
worker.on("error",ignore);let taken=0;return{jobId,async take(){let token=`${worker.id}:${taken++}`,job=await command(()=>worker.
getNextJob(token,{block:!1}));return job&&toBullJob(job,token,command)},async renew(bullJobs){let ids=bullJobs.map(({runId})=>bullJobIdOf(
runId)),tokens=bullJobs.map(({token})=>token),lost=new Set(await command(()=>worker.extendJobLocks(ids,tokens,leaseMs2)));
return bullJobs.filter(({runId})=>lost.has(bullJobIdOf(runId)))},async sweep(){await command(()=>worker.getBackend().moveStalledJobsToWait())},
close:()=>worker.close(!0)}},async close(){await Promise.all([...queues.values()].map(queue=>queue.close()))}}}function toBullJob(job,token,command){
let orAnothers=move=>command(async()=>{try{await move()}catch(error){if(!(error instanceof Error&&"code"in error&&typeof error.
code=="number"))throw error}}),{runId,seen}=job.data;return{runId,token,seen:seen===void 0?void 0:parseRow(seen),complete:()=>orAnothers(
()=>job.moveToCompleted(null,token,!1)),giveBack:()=>orAnothers(()=>job.moveToWait(token)),delay:ms=>orAnothers(()=>job.
moveToDelayed(systemClock.now()+ms,token))}}var againMs3=1e3;async function startBullLoop(source,options){let{clock,slots,leaseMs:leaseMs2,lookEveryMs,abandoned}=options,
held=new Set,timers=new Set,closing=new AbortController,drained=Promise.withResolvers(),state="taking",isCalled=!1,looking,
moreTimer,isTending=!1,renewAt=Number.NEGATIVE_INFINITY,isClosed=()=>state==="closed",report=error=>{isClosed()||options.
failed(error)};function after(ms,callback){if(isClosed())return;let timer=clock.setTimeout(()=>{timers.delete(timer),callback()},
ms);return timers.add(timer),timer}function look(id){source.concerns(id)&&call()}function call(){isCalled=!0,looking??=lookUntilQuiet().
finally(()=>{looking=void 0})}async function lookUntilQuiet(){try{for(;isCalled&&state==="taking"&&held.size<slots;){isCalled=
!1;let{items,moreInMs}=await source.take(slots-held.size);if(state!=="taking")return void await Promise.all(items.map(item=>source.
giveBack(item)));for(let item of items)hold(item);items.length>0&&(isCalled=!0),clock.clearTimeout(moreTimer),moreInMs!==
void 0&&moreInMs<lookEveryMs&&(moreTimer=after(moreInMs,call))}}catch(error){report(error),after(againMs3,look)}}function hold(item){
let work={item,controller:new AbortController,renewedAt:clock.monotonic(),isOver:!1};held.add(work),perform(work).catch(
report).finally(()=>release(work))}async function perform(work){let end2=await source.handle(work.item,work.controller.signal);
for(;!work.isOver;)try{let dueInMs=await source.end(work.item,end2);dueInMs!==void 0&&after(dueInMs,look);return}catch(error){
report(error),await wait(clock,againMs3,closing.signal)}}function release(work){held.delete(work)&&(state==="taking"&&call(),
state==="stopping"&&held.size===0&&drained.resolve())}function drop(work,reason){work.isOver=!0,work.controller.abort(reason),
release(work)}function tick(){let over=clock.monotonic()-leaseMs2;for(let work of held)work.renewedAt<over&&drop(work,new JobLeaseLostError);
isTending||(isTending=!0,tend().catch(report).finally(()=>{isTending=!1})),after(Math.min(lookEveryMs,leaseMs2/3),tick)}
async function tend(){clock.monotonic()>=renewAt&&(renewAt=clock.monotonic()+leaseMs2/3,await renew(),await check(),state===
"taking"&&await source.attend()),state==="taking"&&(await source.sweep(),look())}async function renew(){let at=clock.monotonic(),
works=[...held],lost=await source.renew(works.map(({item})=>item));if(lost!==void 0)for(let work of works)lost.has(work.
item)?held.has(work)&&drop(work,new JobLeaseLostError):work.renewedAt=at}async function check(id){await Promise.all([...held].
map(async work=>{let reason=await source.abortOf(work.item,id);reason===void 0||!held.has(work)||(reason instanceof JobLeaseLostError?
drop(work,reason):work.controller.abort(reason))}))}async function close(){state="closed";for(let timer of timers)clock.
clearTimeout(timer);timers.clear(),closing.abort(),await looking,await source.close()}return await source.attend(),tick(),
{look,check:id=>{check(id).catch(report)},async stop(){state==="taking"&&(state="stopping"),await source.leave().catch(report),
await looking,held.size>0&&await drained.promise,await close()},async abandon(){isClosed()||(state="closed",await looking,
await Promise.all([...held].map(async work=>{work.isOver=!0,work.controller.abort(abandoned()),await source.giveBack(work.
item).catch(options.failed)})),await source.leave().catch(options.failed),await close(),drained.resolve())}}}import{createHash}from"node:crypto";var scriptOf=lua=>({lua,sha:createHash("sha1").update(lua).digest("hex")});async function runScript(redis,{
sha,lua},key,...values){try{return await redis.evalsha(sha,1,key,...values)}catch(error){if(!(error instanceof Error&&error.
message.startsWith("NOSCRIPT")))throw error;return redis.eval(lua,1,key,...values)}}import{Redis}from"ioredis";var defaultPrefix="job-runner",version="1";function refuseNewer(stored,prefix){if(stored!==version)throw new JobBackendError(
`a newer job-runner keeps its jobs in ${prefix}: update this one`)}function withoutCommand(error){return error instanceof
Error&&Reflect.deleteProperty(error,"command"),error}var isReply=error=>error instanceof Error&&error.name==="ReplyError";
function createCommands(redis,name){let prefix=`{${name}}:`;async function command(send){try{return await send()}catch(error){
let cause=withoutCommand(error),reason=cause instanceof Error?cause.message:String(cause);throw new JobBackendError(`Red\
is failed: ${reason}`,{cause})}}return{redis,prefix,key:name2=>`${prefix}${name2}`,command,execute:(script,key,ask)=>command(
()=>runScript(redis,script,key,prefix,JSON.stringify(ask)))}}async function openConnection({redis:target,failed,...options}){
let redis=typeof target=="string"?new Redis(target):new Redis({...target,replyMapping:"legacy"}),subscriber=redis.duplicate(
{autoResubscribe:!1}),commands=createCommands(redis,options.prefix),{prefix}=commands,hints=`${prefix}hints`,listeners=new Set,
pending=new Set,isClosed=!1,lastError,report=error=>{isClosed||failed(withoutCommand(error))};function background(work){
let done=work.catch(report).finally(()=>pending.delete(done));pending.add(done)}async function close(){for(isClosed=!0;pending.
size>0&&redis.status==="ready";){let{promise:lost,resolve:resolve2}=Promise.withResolvers();redis.once("close",resolve2),
await Promise.race([Promise.allSettled(pending),lost]),redis.off("close",resolve2)}redis.disconnect(),subscriber.disconnect()}
redis.on("error",error=>{lastError=withoutCommand(error),report(error)}),subscriber.on("error",()=>{}),subscriber.on("me\
ssage",(_channel,text)=>{let hint=parseHint(text);if(hint!==void 0)for(let listener of listeners)listener(hint)}),subscriber.
on("ready",()=>{subscriber.subscribe(hints).then(()=>{for(let listener of listeners)listener({kind:"all"})},report)});try{
let info=await redis.info();if(isReply(lastError))throw lastError;options.acceptVolatile||checkDurable(info),await redis.
set(`${prefix}version`,version,"NX"),refuseNewer(await redis.get(`${prefix}version`),prefix),await subscriber.subscribe(
hints)}catch(error){if(await close(),error instanceof JobBackendError)throw error;let cause=lastError??withoutCommand(error),
reason=isReply(cause)?`refuses: ${cause.message}`:"cannot be reached";throw new JobBackendError(`Redis ${reason}`,{cause})}
return{...commands,hint:hint=>background(redis.publish(hints,formatHint(hint))),onHint(listener){return listeners.add(listener),
()=>{listeners.delete(listener)}},background,close}}function checkDurable(info){let fieldOf=field=>info.match(new RegExp(
`^${field}:(.*?)\r?$`,"m"))?.[1],faults=[...fieldOf("aof_enabled")==="1"?[]:["appendonly yes"],...fieldOf("maxmemory_pol\
icy")==="noeviction"?[]:["maxmemory-policy noeviction"]];if(faults.length!==0)throw new JobBackendError(`this Redis may \
lose acknowledged runs: set ${faults.join(" and ")} in its configuration, or pass acceptVolatile: true`)}var formatHint=({
kind,id})=>`${kind} ${id}`,hintPattern=/^(run|cancel|work|tell) (.+)$/su;function parseHint(text){let[,kind,id]=hintPattern.
exec(text)??[];if(id!==void 0)return kind==="run"||kind==="cancel"||kind==="work"||kind==="tell"?{kind,id}:void 0}import{z as z3}from"zod";var onKey=body=>scriptOf(`
local prefix, ask = ARGV[1], cjson.decode(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
-- A hint may be lost; and a user that may not publish must be able to write all the same.
local function hint(text)
  redis.pcall('PUBLISH', prefix .. 'hints', text)
end
${body}`),steps2=`
local row = KEYS[1]
local open, line = prefix .. 'open:' .. ask.jobId, prefix .. 'line:' .. ask.jobId

local function note_dedupe(run_id)
  local dedupe = ask.dedupe
  if not dedupe then return end
  redis.call('HSET', prefix .. 'dedupe:' .. dedupe.key, 'run', run_id, 'until', dedupe.untilAt)
  redis.call('PEXPIREAT', prefix .. 'dedupe:' .. dedupe.key, dedupe.untilAt)
  redis.call('ZADD', prefix .. 'kept', 'GT', dedupe.untilAt, run_id)
end

-- Adds the completions of a run that has ended, in the step that ends it.
local function add_deliveries(completions)
  if #completions == 0 then return end
  local is_paused = redis.call('HGET', prefix .. 'schedule:' .. ask.jobId, 'isPaused') == '1'
  for _, completion in ipairs(completions) do
    local delivery = prefix .. 'delivery:' .. completion.id
    redis.call('HSET', delivery, 'run', ask.runId, 'place', completion.place, 'channel', completion.channel)
    if completion.nextRunAt and not is_paused then redis.call('HSET', delivery, 'nextRunAt', completion.nextRunAt) end
    redis.call('ZADD', prefix .. 'pending:' .. completion.channel, now, completion.id)
    redis.call('SADD', prefix .. 'untold', completion.id)
    redis.call('HINCRBY', row, 'untold', 1)
    hint('tell ' .. completion.channel)
  end
end

-- Releases the next run of the job, when only runs are left that wait for the others: it gets a BullMQ job.
local function release()
  local waiting = redis.call('ZCARD', line)
  if waiting == 0 or redis.call('ZCARD', open) > waiting then return '' end
  local next_id = redis.call('ZPOPMIN', line)[1]
  redis.call('ZADD', prefix .. 'owed', now, next_id)
  return next_id
end

local function place()
  if ask.place == 'waiting' then
    redis.call('ZADD', prefix .. 'waiting', ask.dueAt, ask.runId)
    redis.call('ZREM', prefix .. 'running', ask.runId)
    return ''
  end
  redis.call('ZREM', prefix .. 'waiting', ask.runId)
  redis.call('ZREM', prefix .. 'deadlines', ask.runId)
  if ask.place == 'running' then
    redis.call('ZADD', prefix .. 'running', now, ask.runId)
    return ''
  end
  redis.call('HSET', row, 'finishedAt', ask.finishedAt)
  redis.call('ZREM', prefix .. 'running', ask.runId)
  redis.call('ZREM', line, ask.runId)
  if redis.call('ZREM', open, ask.runId) == 0 then return '' end
  return release()
end
`,enqueueing=`${steps2}
local function enqueue()
  local known = redis.call('EXISTS', row) == 1 and ask.runId
  if not known and ask.dedupe then
    local noted = redis.call('HMGET', prefix .. 'dedupe:' .. ask.dedupe.key, 'run', 'until')
    local stands = noted[1] and tonumber(noted[2]) > ask.now
    if stands and redis.call('EXISTS', prefix .. 'run:' .. noted[1]) == 1 then known = noted[1] end
  end
  if known then return { 'known', known } end

  local met = not ask.isSkipped and redis.call('ZRANGE', open, 0, 0)[1]
  if met and ask.overlap == 'reject' then return { 'rejected', met } end
  if met and ask.overlap == 'join' then return { 'met', met } end

  local seq = redis.call('INCR', prefix .. 'seq')
  local new = met and ask.overlap == 'skip' and ask.ifMet or ask.new
  redis.call('HSET', row, 'seq', seq, 'version', 1, 'run', new.run, 'recipients', ask.recipients, 'holder', '')
  if ask.payload then redis.call('HSET', row, 'payload', ask.payload) end
  redis.call('ZADD', prefix .. 'runs:' .. ask.jobId, seq, ask.runId)
  redis.call('SADD', prefix .. 'jobs', ask.jobId)
  note_dedupe(ask.runId)
  if new.finishedAt then
    redis.call('HSET', row, 'finishedAt', new.finishedAt)
    add_deliveries(new.completions)
    return { 'skipped', ask.runId }
  end

  redis.call('ZADD', prefix .. 'waiting', ask.dueAt, ask.runId)
  if ask.deadlineAt then redis.call('ZADD', prefix .. 'deadlines', ask.deadlineAt, ask.runId) end
  local has_turn = ask.overlap == 'allow' or redis.call('ZCARD', open) == 0
  redis.call('ZADD', open, seq, ask.runId)
  if has_turn then redis.call('ZADD', prefix .. 'owed', now, ask.runId)
  else redis.call('ZADD', line, seq, ask.runId) end
  return { 'queued', ask.runId, has_turn and ask.runId or '' }
end
`,enqueueRun=onKey(`${enqueueing}
return enqueue()
`),occurSlots=onKey(`${enqueueing}
local plan = ask
if tonumber(redis.call('HGET', KEYS[1], 'lastSlotAt')) ~= plan.from then return { 'stale', {} } end
redis.call('HSET', KEYS[1], 'lastSlotAt', plan.to)
local answers = {}
for index, request in ipairs(plan.requests) do
  ask, row = request, prefix .. 'run:' .. request.runId
  answers[index] = enqueue()
end
return { 'stored', answers }
`),storeStep=onKey(`${steps2}
if tonumber(redis.call('HGET', row, 'version')) ~= ask.version then return { 'stale' } end
redis.call('HSET', row, 'version', ask.version + 1, 'run', ask.run, 'recipients', ask.recipients, 'holder', ask.holder)
redis.call('HDEL', row, 'progress')
note_dedupe(ask.runId)
local released = place()
add_deliveries(ask.completions)
if ask.place == 'final' then hint('run ' .. ask.runId) end
if ask.isCancel then hint('cancel ' .. ask.runId) end
return { 'stored', released }
`),releaseAll=onKey(`${steps2}
local released = {}
for _, run_id in ipairs(redis.call('ZRANGE', line, 0, -1)) do
  redis.call('ZADD', prefix .. 'owed', now, run_id)
  table.insert(released, run_id)
end
redis.call('DEL', line)
return released
`),listLeft=onKey(`
local owed_by = string.format('%.0f', now - ask.owedForMs)
return {
  redis.call('ZRANGEBYSCORE', prefix .. 'owed', '-inf', owed_by, 'LIMIT', 0, ask.most),
  redis.call('ZRANGEBYSCORE', prefix .. 'deadlines', '-inf', ask.now, 'LIMIT', 0, ask.most),
}
`),noteProgress=onKey(`
if redis.call('HGET', KEYS[1], 'holder') ~= ask.holder then return 0 end
redis.call('HSET', KEYS[1], 'progress', ask.progress)
hint('run ' .. ask.runId)
return 1
`),deliveryRow=`
local function read_delivery(id)
  local fields = { 'run', 'place', 'fence', 'tries', 'redelivered', 'nextRunAt' }
  local row = {}
  for index, value in ipairs(redis.call('HMGET', prefix .. 'delivery:' .. id, unpack(fields))) do
    row[fields[index]] = value or cjson.null
  end
  local run = redis.call('HMGET', prefix .. 'run:' .. row.run, 'run', 'recipients')
  row.run, row.recipients = run[1], run[2]
  return cjson.encode(row)
end
`,takeDeliveries=onKey(`${deliveryRow}
local flying = prefix .. 'flying'
for _, id in ipairs(redis.call('ZRANGEBYSCORE', flying, '-inf', now)) do
  local delivery = prefix .. 'delivery:' .. id
  local channel = redis.call('HGET', delivery, 'channel')
  redis.call('ZREM', flying, id)
  redis.call('HSET', delivery, 'redelivered', 1)
  redis.call('ZADD', prefix .. 'pending:' .. channel, now, id)
  hint('tell ' .. channel)
end

local taken = {}
for _, channel in ipairs(ask.channels) do
  local pending = prefix .. 'pending:' .. channel
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', pending, '-inf', now, 'LIMIT', 0, ask.count - #taken)) do
    redis.call('ZREM', pending, id)
    redis.call('ZADD', flying, now + ask.leaseMs, id)
    redis.call('HINCRBY', prefix .. 'delivery:' .. id, 'fence', 1)
    table.insert(taken, read_delivery(id))
  end
end

local more_at
local function note_next(line)
  local at = tonumber(redis.call('ZRANGE', line, 0, 0, 'WITHSCORES')[2])
  if at and (not more_at or at < more_at) then more_at = at end
end
note_next(flying)
for _, channel in ipairs(ask.channels) do note_next(prefix .. 'pending:' .. channel) end
return { more_at and math.max(0, more_at - now) or -1, taken }
`),listDead=onKey(`${deliveryRow}
local rows = {}
for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do table.insert(rows, read_delivery(id)) end
return rows
`),endDelivery=onKey(`
local delivery, id = KEYS[1], ask.id
if redis.call('HGET', delivery, 'fence') ~= ask.fence then return 0 end
if redis.call('ZREM', prefix .. 'flying', id) == 0 then return 0 end
if ask.state == 'delivered' then
  redis.call('HINCRBY', prefix .. 'run:' .. redis.call('HGET', delivery, 'run'), 'untold', -1)
  redis.call('SREM', prefix .. 'untold', id)
  redis.call('DEL', delivery)
  return 1
end
if ask.error then redis.call('HSET', delivery, 'error', ask.error) end
if ask.state == 'dead' then
  redis.call('SADD', prefix .. 'dead', id)
  return 1
end
if ask.costsTry then redis.call('HINCRBY', delivery, 'tries', 1) end
if ask.isGivenBack then redis.call('HSET', delivery, 'redelivered', 1) end
local channel = redis.call('HGET', delivery, 'channel')
redis.call('ZADD', prefix .. 'pending:' .. channel, now + ask.delayMs, id)
if ask.delayMs == 0 then hint('tell ' .. channel) end
return 1
`),reviveDelivery2=onKey(`
if redis.call('SREM', prefix .. 'dead', ask.id) == 0 then return 0 end
redis.call('HDEL', KEYS[1], 'tries', 'error')
local channel = redis.call('HGET', KEYS[1], 'channel')
redis.call('ZADD', prefix .. 'pending:' .. channel, now, ask.id)
hint('tell ' .. channel)
return 1
`),advanceSchedule=onKey(`
local last = tonumber(redis.call('HGET', KEYS[1], 'lastSlotAt'))
if not last or last < ask.slotAt then redis.call('HSET', KEYS[1], 'lastSlotAt', ask.slotAt) end
return 1
`),attend=onKey(`
for _, name in ipairs(ask.names) do redis.call('ZADD', KEYS[1], now + ask.leaseMs, name) end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
return 1
`),listLiving=onKey(`
return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. string.format('%.0f', now), '+inf')
`),pruneRuns=onKey(`
local runs, kept = KEYS[1], prefix .. 'kept'
local count, left = redis.call('ZCARD', runs), 0
local some = redis.call('ZRANGE', runs, ask.from, ask.from + ask.size - 1)
for index, run_id in ipairs(some) do
  local row = prefix .. 'run:' .. run_id
  local fields = redis.call('HMGET', row, 'finishedAt', 'untold')
  local finished_at, untold = tonumber(fields[1]), tonumber(fields[2]) or 0
  local newer = count - ask.from - index
  local is_old = finished_at and (newer >= ask.runsPerJob or finished_at < ask.since)
  local kept_until = tonumber(redis.call('ZSCORE', kept, run_id)) or 0
  if is_old and untold == 0 and kept_until <= ask.now then
    redis.call('DEL', row)
    redis.call('ZREM', runs, run_id)
    redis.call('ZREM', kept, run_id)
  else
    left = left + 1
  end
end
return { left, #some }
`);var maybe=z3.string().nullable(),rowSchema=z3.object({run:z3.string(),recipients:z3.string(),place:z3.coerce.number(),fence:maybe,
tries:maybe,redelivered:maybe,nextRunAt:maybe}),rowsSchema=z3.array(z3.string()),takenSchema=z3.tuple([z3.number(),rowsSchema]);
function createDeliveries2({key,execute},failed){let rowOf=deliveryId=>key(`delivery:${deliveryId}`);function toDeliveries(texts){
return texts.flatMap(text=>{try{return toDelivery(rowSchema.parse(JSON.parse(text)))}catch(error){return failed(error),[]}})}
function toDelivery({run,recipients,place,...row}){let recipient=parseRecipients(recipients)[place];if(recipient===void 0)
return[];let nextRunAt=row.nextRunAt===null?void 0:Number(row.nextRunAt);return[{completion:{...completionFor(parseRun(run),
{recipient,index:place,nextRunAt}),redelivered:row.redelivered==="1"},tries:Number(row.tries??0),fence:row.fence??""}]}return{
async take(count,{channels,leaseMs:leaseMs2}){let answer=await execute(takeDeliveries,key("flying"),{channels,count,leaseMs:leaseMs2}),
[moreInMs,rows]=takenSchema.parse(answer);return{taken:toDeliveries(rows),moreInMs:moreInMs<0?void 0:moreInMs}},async end({
completion:{deliveryId},fence},step2){await execute(endDelivery,rowOf(deliveryId),{id:deliveryId,fence,...step2})},async dead(){
let rows=rowsSchema.parse(await execute(listDead,key("dead"),{}));return toDeliveries(rows).map(({completion})=>completion)},
revive:async deliveryId=>await execute(reviveDelivery2,rowOf(deliveryId),{id:deliveryId})===1}}function createDeliverySource2({channels,leaseMs:leaseMs2,handle},parts){let{member,deliveries,clock}=parts;function stepOf(end2){
if(end2.state!=="pending")return end2;let{notBefore,...rest2}=end2;return{...rest2,delayMs:Math.max(0,notBefore-clock.now())}}
return{...member,concerns:id=>id===void 0||channels.includes(id),async take(count){let{taken,moreInMs}=await deliveries.
take(count,{channels,leaseMs:leaseMs2});return{items:taken,moreInMs}},handle:({completion,tries},signal)=>handle({completion,
tries},signal),async end(delivery,end2){await deliveries.end(delivery,stepOf(end2))},giveBack:delivery=>deliveries.end(delivery,
{state:"pending",delayMs:0,isGivenBack:!0}),renew:async()=>{},abortOf:async()=>{},sweep:async()=>{},close:async()=>{}}}import{randomUUID as randomUUID3}from"node:crypto";import{z as z4}from"zod";var namesSchema=z4.array(z4.string()),workPrefix="work ",deliverPattern=/^tell \S+ (.*)$/su;function createPresence2({redis,
key,execute,command}){let members=key("takers");return{createMember({channels,leaseMs:leaseMs2}){let id=randomUUID3(),names=channels?.
map(channel=>`tell ${id} ${channel}`)??[`${workPrefix}${id}`];return{async attend(){await execute(attend,members,{names,
leaseMs:leaseMs2})},async leave(){await command(()=>redis.zrem(members,...names))}}},async living(){let names=namesSchema.
parse(await execute(listLiving,members,{}));return{workers:names.filter(name=>name.startsWith(workPrefix)).length,channels:[
...new Set(names.flatMap(name=>deliverPattern.exec(name)?.[1]??[]))]}}}}import{z as z5}from"zod";var pruned=z5.tuple([z5.number(),z5.number()]),runsPerScript=500;async function prune({redis,key,execute,command},{since,
runsPerJob,clock}){let now=clock.now();for(let jobId of await command(()=>redis.smembers(key("jobs"))))for(let from=0;;){
let asked={from,size:runsPerScript,since,runsPerJob,now},[left,seen]=pruned.parse(await execute(pruneRuns,key(`runs:${jobId}`),
asked));if(seen<runsPerScript)break;from+=left}await command(()=>redis.zremrangebyscore(key("kept"),"-inf",now))}import{z as z6}from"zod";var owedForMs=5e3,mostLeft=100,answerSchema=z6.array(z6.string()),occurredSchema=z6.tuple([z6.string(),z6.array(answerSchema)]),
leftSchema=z6.tuple([answerSchema,answerSchema]);function createRuns2(connection,bullJobs,context){let{clock,nextRunAt}=context,
{redis,key,execute,command,background,hint}=connection,rowOf=runId=>rowKey(connection,runId),ask=async(...call)=>answerSchema.
parse(await execute(...call)),read=async runId=>(await readRows(connection,[runId]))[0];function completionsOf(run,recipients,first){
if(!isFinal(run.state))return[];let next=nextRunAt(run.jobId);return recipients.map(({channel},place)=>({id:deliveryIdOf(
run.runId,place),place,channel,nextRunAt:next})).slice(first)}async function store2(row,step3){let{run,recipients=row.recipients,
dedupe,isCancel}=step3,{runId,jobId}=run,holder=step3.holder??(run.state==="running"?row.holder:""),[outcome,released=""]=await ask(
storeStep,rowOf(runId),{runId,jobId,now:clock.now(),version:row.version,run:JSON.stringify(run),recipients:JSON.stringify(
recipients),holder,place:placeOf(run),dueAt:run.retryAt??run.acceptedAt,finishedAt:run.finishedAt,completions:completionsOf(
run,recipients,isFinal(row.run.state)?row.recipients.length:0),dedupe,isCancel});if(outcome!=="stale")return isSettled(run.
state)&&run.state!==row.run.state&&context.settled?.(run),released!==""&&background(bullJobs.add({runId:released,jobId})),
{...row,version:row.version+1,run,recipients,holder}}let step2=async(runId,next,known)=>{for(let row=known??await read(runId);row!==
void 0;row=await read(runId)){let asked=next(row);if(asked===void 0)return row;let stored=await store2(row,asked);if(stored!==
void 0)return stored}};function prepare({run:asked,recipients:given,overlap,dedupe:window}){let{runId,jobId}=asked,recipients=addRecipients(
[],given),dedupe=window&&{key:JSON.stringify([jobId,window.key]),untilAt:Math.ceil(window.untilAt)},run=createRun(asked),
ifMet=overlap==="skip"&&asked.skip===void 0?createRun(asked,"overlap"):run,stored=it=>({run:JSON.stringify(it),finishedAt:it.
finishedAt,completions:completionsOf(it,recipients,0)});async function conclude([outcome,met="",owedTo=""]){if(outcome===
void 0)return;if(outcome==="rejected")return{runId:met,disposition:"rejected"};if(outcome==="skipped")return context.settled?.(
ifMet),{runId,disposition:"skipped"};if(outcome==="queued")return owedTo===""?hint({kind:"work",id:jobId}):background(bullJobs.
add({runId,jobId,seen:{version:1,holder:"",run,recipients}})),{runId,disposition:"queued"};let isMet=outcome==="met",joined=await step2(
met,row=>{if(isMet&&isFinal(row.run.state))return;let all=addRecipients(row.recipients,recipients);return all.length>row.
recipients.length||isMet&&dedupe!==void 0?{run:row.run,recipients:all,dedupe:isMet?dedupe:void 0}:void 0});if(!(joined===
void 0||isMet&&isFinal(joined.run.state)))return{runId:met,disposition:isMet?"joined":"deduplicated"}}return{conclude,asked:()=>({
runId,jobId,now:clock.now(),overlap,isSkipped:asked.skip!==void 0,new:stored(run),ifMet:stored(ifMet),...asked.payload!==
void 0&&{payload:JSON.stringify(asked.payload)},recipients:JSON.stringify(recipients),dueAt:asked.acceptedAt,deadlineAt:asked.
startDeadlineAt,dedupe})}}return{read,step:step2,async enqueue(request){let{asked,conclude}=prepare(request);for(;;){let enqueued=await conclude(
await ask(enqueueRun,rowOf(request.run.runId),asked()));if(enqueued!==void 0)return enqueued}},async occur(scheduleId,{from,
to},requests){let prepared=requests.map(prepare),plan2={from,to,jobId:requests[0]?.run.jobId??"",requests:prepared.map(({
asked})=>asked())},[outcome,answers]=occurredSchema.parse(await execute(occurSlots,key(`schedule:${scheduleId}`),plan2));
return await Promise.all(prepared.map(({conclude},index)=>conclude(answers[index]??[]))),outcome==="stored"},payload:async runId=>toPayload(
await command(()=>redis.hget(rowOf(runId),"payload"))),async progress(runId,holder,now){await execute(noteProgress,rowOf(
runId),{runId,holder,progress:JSON.stringify(now)})},async releaseAll(jobId){let released=await ask(releaseAll,key(`line\
:${jobId}`),{jobId,now:clock.now()});await Promise.all(released.map(runId=>bullJobs.add({runId,jobId})))},async sweep(){
let asked={now:clock.now(),owedForMs,most:mostLeft},[owed,late]=leftSchema.parse(await execute(listLeft,key("owed"),asked));
await Promise.all([...owed.map(async runId=>{let row=await read(runId);row!==void 0&&!isFinal(row.run.state)?await bullJobs.
add({runId,jobId:row.run.jobId}):await command(()=>redis.zrem(key("owed"),runId))}),...late.map(runId=>step2(runId,({run})=>hasExpired(
run,clock.now())?{run:expireRun(run,clock.now())}:void 0))])}}}function placeOf({state}){return isFinal(state)?"final":state===
"running"?"running":"waiting"}function createSchedules2({redis,key,execute,command}){let hashOf=id=>key(`schedule:${id}`);return{async get(id){let[lastSlotAt,
isPaused]=await command(()=>redis.hmget(hashOf(id),"lastSlotAt","isPaused"));return{...typeof lastSlotAt=="string"&&{lastSlotAt:Number(
lastSlotAt)},isPaused:isPaused==="1"}},async advance(id,slotAt){await execute(advanceSchedule,hashOf(id),{slotAt})},async setPaused(id,isPaused){
await command(()=>redis.hset(hashOf(id),"isPaused",isPaused?"1":"0"))}}}var keysPerScan=1e3;function createStoreView2(commands){let{redis,key,command}=commands,presence=createPresence2(commands),
schedules=createSchedules2(commands),deliveries=createDeliveries2(commands,cause=>{throw new JobBackendError("a delivery\
 in Redis cannot be read: put a backup in its place",{cause})});async function readRuns(runIds){return(await readRows(commands,
runIds)).flatMap(row=>row?.run??[])}async function countRunning(){let runs=await readRuns(await command(()=>redis.zrange(
key("running"),0,"-1")));return new Map([...Map.groupBy(runs,({jobId})=>jobId)].map(([jobId,its])=>[jobId,its.length]))}
async function readJobs(jobIds){let[newest2,open]=await command(()=>Promise.all([Promise.all(jobIds.map(jobId=>redis.zrange(
key(`runs:${jobId}`),-1,"-1"))),Promise.all(jobIds.map(jobId=>redis.zcard(key(`open:${jobId}`))))])),runs=new Map((await readRuns(
newest2.flat())).map(run=>[run.jobId,run]));return jobIds.map((jobId,place)=>({jobId,latestRun:runs.get(jobId),open:open[place]??
0}))}async function readSchedules(){let start2=key("schedule:"),ids=new Set,pattern=`${start2.replace(/[\\*?[\]]/g,"\\$&")}\
*`,cursor="0";do{let from=cursor,[next,keys]=await command(()=>redis.scan(from,"MATCH",pattern,"COUNT",keysPerScan));for(let found of keys)
ids.add(found.slice(start2.length));cursor=next}while(cursor!=="0");let states=await Promise.all([...ids].map(async id=>({
...await schedules.get(id),...parseScheduleId(id)})));return Map.groupBy(states,({jobId})=>jobId)}return{async history(jobId,{
limit,before}){let runs=key(`runs:${jobId}`),seq=before===void 0?void 0:await command(()=>redis.zscore(runs,before));if(seq===
null)return[];let below=seq===void 0?"+inf":`(${seq}`;return readRuns(await command(()=>redis.zrevrangebyscore(runs,below,
"-inf","LIMIT",0,limit)))},async jobs(){let[known,statesByJob,running]=await Promise.all([command(()=>redis.smembers(key(
"jobs"))),readSchedules(),countRunning()]);return(await readJobs([...new Set([...known,...statesByJob.keys()])].toSorted())).
flatMap(({jobId,latestRun,open})=>{let states=statesByJob.get(jobId);if(latestRun===void 0&&states===void 0)return[];let schedule=inForce(
states??[]),its=running.get(jobId)??0;return[{jobId,...latestRun!==void 0&&{jobName:latestRun.jobName,latestRun},queued:Math.
max(0,open-its),running:its,isPaused:states?.some(({isPaused})=>isPaused)??!1,...schedule!==void 0&&{schedule}}]})},async dead(){
let dead=await deliveries.dead(),errors2=await command(()=>Promise.all(dead.map(({deliveryId})=>redis.hget(key(`delivery\
:${deliveryId}`),"error"))));return dead.flatMap((completion,place)=>{let error=errors2[place];return typeof error=="str\
ing"?[{completion,error}]:[]}).toSorted((a,b)=>a.completion.finishedAt-b.completion.finishedAt)},channels:async()=>(await presence.
living()).channels.toSorted(),async stats(){let[queued,running,first,undelivered,dead,{workers}]=await command(()=>Promise.
all([redis.zcard(key("waiting")),redis.zcard(key("running")),redis.zrange(key("waiting"),0,"0","WITHSCORES"),redis.scard(
key("untold")),redis.scard(key("dead")),presence.living()])),[,oldestQueuedAt]=first;return{queued,running,...oldestQueuedAt!==
void 0&&{oldestQueuedAt:Number(oldestQueuedAt)},workers,pendingDeliveries:undelivered-dead,deadDeliveries:dead}}}}function parseScheduleId(id){
let[jobId=""]=id.split(" ",1);return{jobId,text:id.slice(jobId.length+1)}}function inForce(states){let[latest]=states.flatMap(
({text,lastSlotAt})=>text===""||lastSlotAt===void 0?[]:{text,lastSlotAt}).toSorted((a,b)=>b.lastSlotAt-a.lastSlotAt);return latest}function createWorkerSource2({jobIds,leaseMs:leaseMs2,sweepMs,maxCrashes,allowOverlap,handle},parts){let{member,runs,bullJobs,
clock,failed,hint}=parts,queues=new Map(jobIds.map(jobId=>[jobId,bullJobs.openQueue(jobId,{leaseMs:leaseMs2,sweepMs})])),
unseen=new Set(queues.values());function stepOf({run},holder){let now=clock.now(),free=run.state==="running"?loseRun(run,
{maxCrashes,now}):run;return isFinal(free.state)?free===run?void 0:{run:free}:hasExpired(free,now)?{run:expireRun(free,now)}:
isDue(free,now)?{run:startRun(free,now),holder}:void 0}async function begin(queue,bullJob){let{runId,token,seen}=bullJob,
[row,payload]=await Promise.all([runs.step(runId,row2=>row2.holder===token?void 0:stepOf(row2,token),seen),runs.payload(
runId)]);if(row?.holder===token)return{bullJob,queue,row,payload,progress:void 0,isNoting:!1};await putAway(bullJob,row)}
async function putAway(bullJob,row){if((row===void 0||isFinal(row.run.state))&&await bullJob.complete(),row?.run.state!==
"retry_wait")return;let dueInMs=Math.max(0,(row.run.retryAt??0)-clock.now());return await bullJob.delay(dueInMs),dueInMs}
async function noteProgress2(held){if(!held.isNoting){held.isNoting=!0;try{for(let noted;held.progress!==void 0&&held.progress!==
noted;)noted=held.progress,await runs.progress(held.bullJob.runId,held.bullJob.token,noted)}finally{held.isNoting=!1}}}let takeStep=({
bullJob:{runId,token},row,progress},next)=>runs.step(runId,({run,holder})=>holder===token?{run:next(progress===void 0?run:
{...run,progress})}:void 0,row);return{...member,concerns(id){let some=id===void 0?[...queues.values()]:[queues.get(id)];
for(let queue of some)queue!==void 0&&unseen.add(queue);return some[0]!==void 0},async take(){for(let queue of unseen){unseen.
delete(queue);let{jobId}=queue,isSerial=!allowOverlap.has(jobId);isSerial||await runs.releaseAll(jobId);let bullJob=await queue.
take();if(bullJob===void 0)continue;let held=await begin(queue,bullJob);if((!isSerial||held===void 0)&&unseen.add(queue),
held!==void 0)return{items:[held]}}return{items:[]}},handle(held,signal){let{row,payload}=held;return handle({run:row.run,
...payload!==void 0&&{payload},signal,progress(now){held.progress=now,noteProgress2(held).catch(failed)}})},async end(held,end2){
let row=await takeStep(held,run=>endAttempt(run,end2,clock.now())),dueInMs=await putAway(held.bullJob,row);return unseen.
add(held.queue),dueInMs},async giveBack(held){let row=await takeStep(held,run=>giveBackRun(run,clock.now()));if(row?.run.
state!=="queued")return void await putAway(held.bullJob,row);await held.bullJob.giveBack(),hint(row.run.jobId)},async renew(items){
let latest=new Set(new Map(items.map(held=>[held.bullJob.runId,held])).values()),refused=await Promise.all([...Map.groupBy(
latest,({queue})=>queue)].map(async([queue,its])=>{let lost=await queue.renew(its.map(({bullJob})=>bullJob));return its.
filter(({bullJob})=>lost.includes(bullJob))}));return new Set([...items.filter(held=>!latest.has(held)),...refused.flat()])},
async abortOf({bullJob:{runId,token}},id=runId){if(id!==runId)return;let row=await runs.read(runId);return row?.holder!==
token?new JobLeaseLostError:row.run.cancelRequested?new JobCancelledError:void 0},async sweep(){await runs.sweep(),await Promise.
all([...queues.values()].map(queue=>queue.sweep()))},async close(){await Promise.all([...queues.values()].map(queue=>queue.
close()))}}}var pollMs3=1e3;function bullmqBackend(options){checkObject("options",options,"pass { redis }");let{redis,prefix=defaultPrefix,
acceptVolatile=!1}=options;typeof redis!="string"&&checkObject("redis",redis,"pass the URL of the Redis, or the options \
of ioredis"),checkText("prefix",prefix,"use a text that the names of the keys begin with, or leave it out"),checkBoolean(
"acceptVolatile",acceptVolatile);let engine,opened=()=>{if(engine===void 0)throw new JobBackendError("the BullMQ backend\
 is not open: open it first");return engine};async function start2(starting,among){let started=await starting;among.add(
started),started.look();let leave2=()=>{among.delete(started)};return{...started,stop:()=>started.stop().finally(leave2),
abandon:()=>started.abandon().finally(leave2)}}return{supports:{restart:!0,manyProcesses:!0,atomicCompletion:!0},async open(context){
if(engine!==void 0)throw new JobBackendError("the BullMQ backend is open already");let connection=await openConnection({
redis,prefix,acceptVolatile,failed:context.failed}),bullJobs=createBullJobs(connection),runs=createRuns2(connection,bullJobs,
context),deliveries=createDeliveries2(connection,context.failed),[working,delivering]=[new Set,new Set];connection.onHint(
({kind,id})=>{if(kind==="all"||kind==="work")for(let loop of working)loop.look(id);if(kind==="all"||kind==="cancel")for(let loop of working)
loop.check(id);if(kind==="all"||kind==="tell")for(let loop of delivering)loop.look(id)});let schedules=createSchedules2(
connection),presence=createPresence2(connection),view=createStoreView2(connection);engine={context,connection,bullJobs,runs,
deliveries,schedules,presence,view,working,delivering}},async close(){let closing=engine;if(engine=void 0,closing===void 0)
return;let{connection,bullJobs,working,delivering}=closing;await Promise.all([...working,...delivering].map(loop=>loop.abandon())),
await bullJobs.close(),await connection.close()},enqueue:async request=>opened().runs.enqueue(request),async work(options2){
let{context,connection,runs,bullJobs,presence,working}=opened(),{slots,leaseMs:leaseMs2,sweepMs}=options2,source=createWorkerSource2(
options2,{member:presence.createMember({leaseMs:leaseMs2}),runs,bullJobs,clock:context.clock,failed:context.failed,hint:id=>connection.
hint({kind:"work",id})}),starting=startBullLoop(source,{clock:context.clock,slots,leaseMs:leaseMs2,lookEveryMs:sweepMs,failed:context.
failed,abandoned:()=>new JobLeaseLostError("the worker has stopped")});return start2(starting,working)},async cancel(runId){
let{runs,context}=opened();await runs.step(runId,({run})=>isFinal(run.state)?void 0:{run:cancelRun(run,context.clock.now()),
isCancel:!0})},run:async runId=>(await opened().runs.read(runId))?.run,history:async(jobId,page)=>opened().view.history(
jobId,page),watch:hint=>opened().connection.onHint(({kind,id})=>{kind==="run"&&hint(id)}),schedule:async id=>opened().schedules.
get(id),occur:async(scheduleId,slots,requests)=>opened().runs.occur(scheduleId,slots,requests),advance:async(scheduleId,slotAt)=>opened().
schedules.advance(scheduleId,slotAt),setPaused:async(jobId,isPaused)=>opened().schedules.setPaused(jobId,isPaused),async deliver(options2){
let{context,deliveries,presence,delivering}=opened(),{channels,slots,leaseMs:leaseMs2}=options2,source=createDeliverySource2(
options2,{member:presence.createMember({channels,leaseMs:leaseMs2}),deliveries,clock:context.clock}),starting=startBullLoop(
source,{clock:context.clock,slots,leaseMs:leaseMs2,lookEveryMs:Math.min(pollMs3,leaseMs2/3),failed:context.failed,abandoned:()=>new JobLeaseLostError(
"the notifier has stopped")});return start2(starting,delivering)},channels:async()=>(await opened().presence.living()).channels,
listDead:async()=>opened().deliveries.dead(),redeliver:async deliveryId=>opened().deliveries.revive(deliveryId),async stats(){
let{view,context}=opened();return view.stats(context.clock.now())},async prune(keep){let{connection,context}=opened();await prune(
connection,{...keep,clock:context.clock})}}}export{JobBackendError,JobCalendarError,JobCancelledError,JobError,JobInputError,JobLeaseLostError,JobNotifierError,JobRejectedError,
JobRunUnknownError,JobStoppedError,JobTimedOutError,JobUnknownError,bullmqBackend,createJobRunner,isFinal,isJobError,memoryBackend,
onComplete,requireSettings,sqliteBackend,systemClock};
