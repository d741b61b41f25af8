// Generated from packages/token-manager at commit 4e7faacc95a7ac9b3d423c4eb8e297c01afccc19 by packages/token-manager/scripts/write-previous.ts. Do not edit.
var machineClock={now:()=>Date.now(),monotonic:()=>performance.now(),setTimeout(run,ms,{background=!1}={}){let timer=setTimeout(
run,ms);return background&&timer.unref(),timer[Symbol.toPrimitive]()},clearTimeout(timer){typeof timer=="number"&&clearTimeout(
timer)}};var systemClock=machineClock;var brand=Symbol.for("token-manager.TokenError"),TokenError=class extends Error{static{Object.defineProperty(this.prototype,
brand,{value:!0})}},TokenRefusedError=class extends TokenError{name="TokenRefusedError";code="TOKEN_REFUSED";retryAfterMs;issuerCode;attempts;constructor(message,options){
super(message,options),this.retryAfterMs=options.retryAfterMs,this.issuerCode=options.issuerCode,this.attempts=options.attempts}},
TokenUnchangedError=class extends TokenError{name="TokenUnchangedError";code="TOKEN_UNCHANGED";retryAfterMs;expiresAt;fingerprint;constructor(message,options){
super(message),this.retryAfterMs=options.retryAfterMs,this.expiresAt=options.expiresAt,this.fingerprint=options.fingerprint}},
TokenStoreError=class extends TokenError{name="TokenStoreError";code="TOKEN_STORE";retryAfterMs;constructor(message,options){
super(message,options),this.retryAfterMs=options?.retryAfterMs}},TokenInputError=class extends TokenError{name="TokenInp\
utError";code="TOKEN_INPUT";field;rule;constructor(options){super(`${options.field}: ${options.rule}`),this.field=options.
field,this.rule=options.rule}},TokenClosedError=class extends TokenError{name="TokenClosedError";code="TOKEN_CLOSED";constructor(){
super("this token manager is closed: create another one to go on")}},TokenListenerError=class extends TokenError{name="T\
okenListenerError";code="TOKEN_LISTENER";event;constructor(message,options){super(message,options),this.event=options.event}},
isTokenError=value=>value instanceof Error&&brand in value;function codeOf(error){for(let source of[error,error instanceof
Error?error.cause:void 0])if(source instanceof Error&&"code"in source&&typeof source.code=="string")return source.code;return error instanceof
Error?error.name:typeof error}function checkPort(field,value,methods,use){if(value===void 0)throw new TokenInputError({field,rule:`is required; ${use}`});
if(!(typeof value=="object"&&value!==null||typeof value=="function"))throw new TokenInputError({field,rule:`is ${value===
null?"null":`a ${typeof value}`}; ${use}`});let missing=methods.find(name=>typeof Reflect.get(value,name)!="function");if(missing!==
void 0)throw new TokenInputError({field,rule:`has no method ${missing}; ${use}`})}function checkMs(field,value,leastMs){
if(typeof value=="number"&&Number.isFinite(value)&&value>=leastMs)return;let found=typeof value=="string"?JSON.stringify(
value):String(value);throw new TokenInputError({field,rule:`${found} is not a span of time; give ${leastMs} ms or more, \
as a number`})}function checkText(field,value,use){if(typeof value=="string"&&value!=="")return;let found=value===""?"is\
 empty":`is ${value===null?"null":`of type ${typeof value}`}`;throw new TokenInputError({field,rule:`${value===void 0?"i\
s required":found}; ${use}`})}function memoryStore(options={}){checkPort("options",options,[],"leave it out, or pass { clock }");let{clock=systemClock}=options;
checkPort("clock",clock,["now"],"pass an object with the method now");let rows=new Map,rowOf=id=>rows.get(id)??{fence:0,
takenAt:0,until:0},stands=({takenAt,until})=>takenAt<=clock.now()&&clock.now()<until;return{supports:{restart:!1,manyProcesses:!1},
async read(id){return rows.get(id)?.record},async lease(id,{holder,leaseMs:leaseMs2}){let row=rowOf(id);if(stands(row)&&
row.holder!==holder)return;let takenAt=clock.now(),fence=row.fence+1;return rows.set(id,{record:row.record,fence,holder,
takenAt,until:takenAt+leaseMs2}),{recordId:id,holder,fence}},async write(lease,record){let row=rowOf(lease.recordId);return row.
fence!==lease.fence||!stands(row)||record.generation<(row.record?.generation??0)?!1:(rows.set(lease.recordId,{...row,record}),
!0)},async release(lease){let row=rowOf(lease.recordId);row.fence===lease.fence&&rows.set(lease.recordId,{...row,until:0})}}}async function wait(clock,ms,signal,options){let leftMs=ms;do{let{promise,resolve:resolve2}=Promise.withResolvers(),timer=clock.
setTimeout(resolve2,Math.min(leftMs,2147483647),options);await untilAborted(promise,signal).finally(()=>clock.clearTimeout(
timer)),leftMs-=2147483647}while(leftMs>0)}function untilAborted(promise,signal){if(signal===void 0)return promise;let{promise:aborted,
reject}=Promise.withResolvers(),abort=()=>reject(signal.reason);return signal.aborted?abort():signal.addEventListener("a\
bort",abort,{once:!0}),Promise.race([promise,aborted]).finally(()=>signal.removeEventListener("abort",abort))}function phaseStartsOf({issuedAt,expiresAt},windows){let before=ms=>expiresAt-Math.floor(ms),aheadMs=Math.min(windows.aheadMs,
Math.max(0,expiresAt-issuedAt)/3);return{dueAt:before(aheadMs),warnAt:before(Math.min(windows.warnAtMs,aheadMs/2)),criticalAt:before(
Math.min(6e4,aheadMs/4))}}function phaseOf(life,now,windows){if(life===void 0||now>=life.expiresAt)return"expired";let{dueAt,
criticalAt}=phaseStartsOf(life,windows);return now>=criticalAt?"critical":now>=dueAt?"due":"fresh"}function warningOf(life,now,windows){
return now>=life.expiresAt?"expired":now>=phaseStartsOf(life,windows).warnAt?"expiring":void 0}var checkMsOf=(life,windows)=>{
let mostMs=life===void 0?1/0:Math.ceil((life.expiresAt-life.issuedAt)/48);return Math.max(1e3,Math.min(windows.checkEveryMs,
mostMs))};function msUntilCheck(life,now,windows){if(life===void 0)return checkMsOf(life,windows);let{dueAt,warnAt,criticalAt}=phaseStartsOf(
life,windows),toCome=[dueAt,warnAt,criticalAt,life.expiresAt].filter(instant=>instant>now);return Math.min(checkMsOf(life,
windows),...toCome.map(instant=>instant-now))}function coolDownMsOf(life,now,windows){let untilCritical=life===void 0?0:
phaseStartsOf(life,windows).criticalAt-now;return Math.min(checkMsOf(life,windows),Math.max(3e5,untilCritical))}import{AsyncLocalStorage}from"node:async_hooks";import{EventEmitter}from"eventemitter3";var patienceMs=5e3;function createListeners(options){let{clock,report}=options,emitter=new EventEmitter,inside=new AsyncLocalStorage;
async function call(event,listener,about){let visit={running:!0};try{await inside.run(visit,()=>listener(about))}catch(cause){
report(new TokenListenerError(`a listener of ${event} failed`,{event,cause}))}finally{visit.running=!1}}async function patiently(event,calls){
if(calls.length===0)return;let settled=new AbortController,all=Promise.all(calls).then(()=>settled.abort());await Promise.
race([all.then(()=>!1),wait(clock,patienceMs,settled.signal,{background:!0}).then(()=>!0,()=>!1)])&&report(new TokenListenerError(
`a listener of ${event} has not settled after ${patienceMs} ms`,{event}))}return{add(event,listener,catchUps){let isActive=!0,
last=Promise.resolve(),enqueue=about=>(last=last.then(()=>isActive?call(event,listener,about):void 0),last);emitter.on(event,
enqueue);let catchUp=catchUps[event];return{remove(){isActive=!1,emitter.off(event,enqueue)},caughtUp:catchUp&&patiently(
event,[enqueue(catchUp)])}},emit:(event,about)=>patiently(event,emitter.listeners(event).map(async enqueue=>enqueue(about))),
isInside:()=>inside.getStore()?.running===!0}}import{randomUUID}from"node:crypto";import pRetry from"p-retry";var answerMs=2e4;async function askIssuer(issuer,clock){let startedAt=clock.now(),timeout=new AbortController,timer=clock.
setTimeout(()=>timeout.abort(new DOMException(`no answer within ${answerMs} ms`,"TimeoutError")),answerMs,{background:!0});
try{let issued=await untilAborted(issuer.issue({signal:timeout.signal}),timeout.signal);return checkIssued(issued,{startedAt,
now:clock.now()})}finally{clock.clearTimeout(timer)}}var shown=value=>typeof value=="number"?`${value}`:`a value of type\
 ${typeof value}`;function checkIssued(issued,{startedAt,now}){if(typeof issued!="object"||issued===null)throw new TokenInputError(
{field:"issue()",rule:"resolved with no object; resolve with { secret, expiresAt }"});let{secret,expiresAt,issuedAt=startedAt}=issued;
if(typeof secret!="string"||secret==="")throw new TokenInputError({field:"issue().secret",rule:"is not a string, or is e\
mpty; resolve with the text of the token"});if(!Number.isFinite(expiresAt)||expiresAt<=now){let rule=`${shown(expiresAt)}\
 is not an instant to come; give milliseconds since 1970 (not seconds, not a span)`;throw new TokenInputError({field:"is\
sue().expiresAt",rule})}if(!Number.isFinite(issuedAt)){let rule=`${shown(issuedAt)} is not an instant; give milliseconds\
 since 1970, or leave it out`;throw new TokenInputError({field:"issue().issuedAt",rule})}return{secret,expiresAt:Math.floor(
expiresAt),issuedAt:Math.floor(issuedAt)}}async function readRecord(store,id){let record=await fromStore(()=>store.read(id));if(record!==void 0&&record.id!==id)throw new TokenStoreError(
`the store returned the record of ${record.id} for ${id}: restore the record of ${id}, or delete it`);return record}async function fromStore(ask){
try{return await ask()}catch(error){throw error instanceof TokenStoreError?error:new TokenStoreError(`the token store fa\
iled: ${codeOf(error)}`)}}function errorOf(failure,id,retryAfterMs){let next=`${Math.ceil(retryAfterMs/1e3)} s`;switch(failure.kind){case"waiting":{
let message=`no token for ${id}: it is too early to ask the issuer, as the record in the store says; the next try is in ${next}`;
return new TokenRefusedError(message,{retryAfterMs,issuerCode:void 0,attempts:0})}case"refused":{let message=`no token f\
or ${id}: ${failure.issuerCode} at try ${failure.attempts}; the next try is in ${next}`;return new TokenRefusedError(message,
{...failure,retryAfterMs})}case"unchanged":{let message=`the issuer of ${id} returned the same token again (${failure.fingerprint}\
); the next try is in ${next}`;return new TokenUnchangedError(message,{...failure,retryAfterMs})}case"store-failed":return new TokenStoreError(
failure.error.message,{cause:failure.error.cause,retryAfterMs})}}var leaseMs=3e4,minuteMs=6e4,safetyMs=2e3,lookAgainMs=500,keptAttempts=4,leastIntervalOf=issuer=>(issuer.leastIntervalMs??
minuteMs)+safetyMs,pauseOf=issuer=>Math.max(minuteMs+safetyMs,leastIntervalOf(issuer));function newerToken(record,known,now){
let token=record?.token;return record===void 0||token===void 0||token.expiresAt<=now?void 0:known.token===void 0||record.
generation>known.token.generation?{kind:"token",record,token}:token.secret===known.token.secret&&token.expiresAt>known.token.
expiresAt&&!known.isRejected?{kind:"token",record,token}:void 0}async function takeIssueLease({issuer,store,clock,servedToken,
holder,signal},patientUntil){let{id}=issuer;for(;;){let before=await readRecord(store,id),found=newerToken(before,servedToken.
known(),clock.now());if(found!==void 0)return found;let untilIssueMs=msUntilIssue(before,clock.now(),pauseOf(issuer));if(untilIssueMs>
answerMs+pauseOf(issuer)&&clock.now()+untilIssueMs>patientUntil)return{kind:"waiting",retryAfterMs:untilIssueMs};if(untilIssueMs>
0){await wait(clock,store.supports.manyProcesses?Math.min(untilIssueMs,lookAgainMs):untilIssueMs,signal,{background:!0});
continue}let lease=await fromStore(()=>store.lease(id,{holder,leaseMs}));if(lease!==void 0){let record=await readRecord(
store,id),now=clock.now(),mayIssue=newerToken(record,servedToken.known(),now)===void 0&&msUntilIssue(record,now,pauseOf(
issuer))===0,noted={id,generation:record?.generation??0,token:record?.token,fence:lease.fence,attempts:[...record?.attempts??
[],now].slice(-keptAttempts),notBefore:now+answerMs+leastIntervalOf(issuer)};if(mayIssue&&await fromStore(()=>store.write(
lease,noted)))return{kind:"lease",lease,noted};await endIssueLease(store,lease)}await wait(clock,lookAgainMs,signal,{background:!0})}}
async function endIssueLease(store,lease,record){try{record!==void 0&&await store.write(lease,record),await store.release(
lease)}catch{}}async function writeIssued({issuer:{id},store,holder},lease,record){if(await store.write(lease,record))return!0;
let next=await store.lease(id,{holder,leaseMs});if(next===void 0)return!1;let{fence}=await readRecord(store,id)??{},isWritten=fence===
record.fence&&await store.write(next,{...record,fence:next.fence});return await endIssueLease(store,next),isWritten}async function underLease(store,{
id,holder},work){let lease=await fromStore(()=>store.lease(id,{holder,leaseMs}));if(lease===void 0)throw new TokenStoreError(
`another process holds the lease of ${id}: it is asking the issuer for a token now`);try{return await work(lease)}finally{
await endIssueLease(store,lease)}}function msUntilIssue(record,now,pauseMs){return record===void 0||(record.attempts.at(
-1)??now)>now+pauseMs?0:Math.max(0,record.notBefore-now)}import{createHash}from"node:crypto";import{inspect}from"node:util";var fingerprintOf=secret=>createHash("sha256").update(
secret).digest("hex").slice(0,12),createToken=(plain,generation)=>new GuardedToken(plain,generation),GuardedToken=class{#secret;generation;issuedAt;expiresAt;fingerprint;constructor({
secret,issuedAt,expiresAt},generation){this.#secret=secret,this.generation=generation,this.issuedAt=issuedAt,this.expiresAt=
expiresAt,this.fingerprint=fingerprintOf(secret),Object.freeze(this)}get secret(){return this.#secret}toString(){return this.
fingerprint}toJSON(){let{generation,issuedAt,expiresAt,fingerprint}=this;return{generation,issuedAt,expiresAt,fingerprint}}[inspect.
custom](){return`Token { fingerprint: '${this.fingerprint}', generation: ${this.generation}, expiresAt: ${this.expiresAt}\
 }`}};var mostRetries=3,mostTooEarly=3,leastCoolDownMs=5*6e4;async function storeIssued(context,{lease,noted},issued){let{issuer,
store,clock,windows,servedToken}=context,{token:known,isRejected}=servedToken.known(),isSame=issued.secret===known?.secret||
issued.secret===noted.token?.secret,isLonger=issued.expiresAt>Math.max(known?.expiresAt??0,noted.token?.expiresAt??0);if(isSame&&
(isRejected||!isLonger)){let now=clock.now(),untilNextMs=Math.min(checkMsOf(known,windows),issued.expiresAt-now),retryAfterMs=Math.
max(pauseOf(issuer),untilNextMs);return await endIssueLease(store,lease,{...noted,notBefore:now+retryAfterMs}),{kind:"un\
changed",retryAfterMs,expiresAt:issued.expiresAt,fingerprint:fingerprintOf(issued.secret)}}let generation=Math.max(noted.
generation,known?.generation??0)+(isSame?0:1),record={...noted,generation,token:issued,notBefore:clock.now()+leastIntervalOf(
issuer)},result={kind:"token",record,token:issued,cause:"issued"};try{if(!await fromStore(()=>writeIssued(context,lease,
record)))return}catch(error){if(!(error instanceof TokenStoreError))throw error;return{...result,notStored:{kind:"store-\
failed",retryAfterMs:pauseOf(issuer),error}}}return await endIssueLease(store,lease),result}async function noteRefusal({
issuer,store,clock,windows,servedToken},{lease,noted},error,tries){let verdict=verdictOf(issuer,error),isFatal=verdict.kind===
"fatal",made=tries.made+1,tooEarly=tries.tooEarly+(verdict.kind==="wait"?1:0),isLast=isFatal||tries.made-tries.tooEarly===
mostRetries||tooEarly>mostTooEarly,pauseMs=pauseOf(issuer),askedMs=verdict.retryAfterMs??0,nextMs=Math.max(pauseMs,Number.
isFinite(askedMs)?Math.ceil(askedMs):0),notedMs=isLast&&!isFatal?Math.max(nextMs,leastCoolDownMs):nextMs,now=clock.now();
await endIssueLease(store,lease,{...noted,notBefore:now+notedMs});let refused={kind:"refused",attempts:made,issuerCode:verdict.
code??codeOf(error),...error instanceof TokenInputError&&{cause:error}};if(isLast){let coolDownMs=isFatal?checkMsOf(servedToken.
known().token,windows):coolDownMsOf(servedToken.usable(),clock.now(),windows);return{...refused,retryAfterMs:Math.max(notedMs,
coolDownMs)}}let retry={kind:"retry",tries:{made,tooEarly,nextAt:now+notedMs}};return verdict.kind==="wait"&&notedMs<=pauseMs?
retry:{...retry,failure:{...refused,retryAfterMs:notedMs}}}function verdictOf(issuer,error){if(error instanceof TokenInputError)
return{kind:"fatal"};try{return issuer.verdict?.(error)??{kind:"retry"}}catch{return{kind:"retry"}}}var storeLate=({issuer:{
id},store,holder},record)=>underLease(store,{id,holder},async lease=>{((await readRecord(store,id))?.generation??0)>=record.
generation||await fromStore(()=>store.write(lease,{...record,fence:lease.fence}))});var isWithdrawn=(record,{token})=>token!==void 0&&record?.generation===token.generation&&record.token===void 0;async function undoWithdrawal(store,{token,holder,id}){await underLease(store,{id,holder},async lease=>{let record=await readRecord(
store,id);if(record===void 0||!isWithdrawn(record,{token,isRejected:!1}))return;let{secret,issuedAt,expiresAt}=token;await rewrite(
store,lease,{...record,token:{secret,issuedAt,expiresAt}})})}async function rewrite(store,lease,record){if(!await fromStore(
()=>store.write(lease,{...record,fence:lease.fence})))throw new TokenStoreError(`the lease of ${lease.recordId} has pass\
ed on to another process: nothing was written`)}var NextTry=class extends Error{};function createRefreshLoop({listeners,onSettled,...options}){let context={...options,holder:randomUUID()},
{issuer,store,clock,windows,servedToken,holder,signal}=context,pauseMs=pauseOf(issuer),running,failure,answer=Promise.withResolvers(),
hasRestored=!1,notStored;function expectAnswer(){failure!==void 0&&(failure=void 0,answer=Promise.withResolvers())}function fail(reason){
failure={reason,failedAt:clock.now()},answer.resolve()}function emit(reason){let{retryAfterMs}=reason,now=clock.now(),leftMs=Math.
max(0,(servedToken.usable()?.expiresAt??now)-now),error=errorOf(reason,issuer.id,retryAfterMs);listeners.emit("refresh-f\
ailed",{error,nextAttemptAt:now+retryAfterMs,leftMs})}async function endWithdrawal(reason){let token=servedToken.withdrawn();
if(token===void 0||reason.kind!=="unchanged")return reason;await undoWithdrawal(store,{token,holder,id:issuer.id}).catch(
()=>{}),servedToken.setWithdrawn(!1);let untilDueMs=phaseStartsOf(token,windows).dueAt-clock.now();return{...reason,retryAfterMs:Math.
max(reason.retryAfterMs,untilDueMs)}}function lostRecord(record){let token=servedToken.usable();if(token===void 0||(record?.
generation??0)>=token.generation)return;let{secret,generation,issuedAt,expiresAt}=token,notBefore=Math.max(record?.notBefore??
0,issuedAt+leastIntervalOf(issuer)),attempts=record?.attempts??[];return{id:issuer.id,generation,fence:0,token:{secret,issuedAt,
expiresAt},attempts,notBefore}}async function tryOnce(tries){let taken=await takeIssueLease(context,tries.nextAt);if(taken.
kind==="token")return{...taken,cause:"adopted"};if(taken.kind!=="lease")return taken;expectAnswer();let issued;try{issued=
await askIssuer(issuer,clock)}catch(error){return noteRefusal(context,taken,error,tries)}return await storeIssued(context,
taken,issued)??tryOnce(tries)}async function refresh(){if(!hasRestored){let found=newerToken(await readRecord(store,issuer.
id),servedToken.known(),clock.now());if(hasRestored=!0,found!==void 0)return{...found,cause:"restored"}}let tries={made:0,
tooEarly:0,nextAt:-1/0};async function tryNext(){let result=await tryOnce(tries);if(result.kind!=="retry")return result;
throw tries=result.tries,result.failure&&fail(result.failure),new NextTry}return pRetry(tryNext,{retries:1/0,minTimeout:0,
signal,shouldRetry:({error})=>error instanceof NextTry})}async function run(){let result;try{result=await refresh()}catch(error){
if(signal.aborted)return;if(!(error instanceof TokenStoreError))throw error;result={kind:"store-failed",retryAfterMs:pauseMs,
error}}if(result.kind==="token"){expectAnswer(),notStored=result.notStored&&result.record,result.notStored&&emit(result.
notStored),await servedToken.take(result,result.cause);return}let reason=await endWithdrawal(result);fail(reason),reason.
kind!=="waiting"&&emit(reason)}function msUntilTry(){if(failure===void 0)return 0;let passedMs=clock.now()-failure.failedAt;
return passedMs<0?0:failure.reason.retryAfterMs-passedMs}function ensure(){running!==void 0||signal.aborted||msUntilTry()>
0||(failure=void 0,answer=Promise.withResolvers(),running=run().finally(()=>{running=void 0,answer.resolve(),onSettled()}))}
return{ensure,replace(){running===void 0&&(failure=void 0),ensure()},async adopt(){try{if(running!==void 0)return;let record=await readRecord(
store,issuer.id);if(running!==void 0)return;let found=newerToken(record,servedToken.known(),clock.now());(found!==void 0||
servedToken.setWithdrawn(isWithdrawn(record,servedToken.known())))&&(failure=void 0),notStored??=lostRecord(record),found!==
void 0&&await servedToken.take(found,"adopted")}catch{}},answer:()=>answer.promise,failure(){if(failure===void 0)return;
let{reason,failedAt}=failure,nextAttemptAt=failedAt+reason.retryAfterMs;return{error:errorOf(reason,issuer.id,Math.max(0,
nextAttemptAt-clock.now())),nextAttemptAt}},storeAgain(){let record=notStored;if(record===void 0)return;let stored=()=>{
notStored===record&&(notStored=void 0)};storeLate(context,record).then(stored,()=>{})},msUntilNext(){let untilTry=failure===
void 0||running!==void 0||servedToken.phase()==="fresh"?1/0:msUntilTry();return Math.min(untilTry,notStored===void 0?1/0:
pauseMs)},async end(){answer.resolve(),await running}}}function createServedToken(options){let{clock,windows,listeners}=options,latest,isRejected=!1,isWithdrawn2=!1,isStopped=!1,
unsettled,answer,servedUntil=-1/0,unlessRejected=()=>isRejected?void 0:latest?.token;function usable(){let token=unlessRejected();
return token!==void 0&&clock.now()<token.expiresAt?token:void 0}function serve(){let token=unlessRejected();token===void 0||
unsettled!==void 0||isStopped||isWithdrawn2||(answer=Promise.resolve(token),servedUntil=phaseStartsOf(token,windows).dueAt)}
function serveAfter(listening){let all=Promise.all([unsettled,listening]).then(()=>{unsettled===all&&(unsettled=void 0,serve())});
return unsettled=all,servedUntil=-1/0,all}function phase(){let byClock=phaseOf(unlessRejected(),clock.now(),windows);return isWithdrawn2&&
byClock!=="expired"?"critical":byClock}return{known:()=>({token:latest?.token,isRejected}),phase,usable,fresh:()=>clock.
now()<servedUntil?answer:void 0,unsettled:()=>unsettled,take({record,token:plain},cause){let token=createToken(plain,record.
generation),previous=latest?.token;return previous!==void 0&&token.generation<=previous.generation?(latest&&token.fingerprint===
previous.fingerprint&&!isRejected&&(latest={...latest,token},isWithdrawn2=!1),serve(),Promise.resolve()):(latest={token,
previous,cause},isRejected=!1,isWithdrawn2=!1,serveAfter(listeners.emit("rotated",latest)))},reject(token){return isRejected||
token.generation!==latest?.token.generation?!1:(isRejected=!0,servedUntil=-1/0,!0)},setWithdrawn(isNow){return isNow===isWithdrawn2||
isRejected?!1:(isWithdrawn2=isNow,servedUntil=-1/0,serve(),!0)},withdrawn:()=>isWithdrawn2?usable():void 0,announced(){let token=usable();
return token&&latest&&{token,cause:latest.cause}},serveAfter,stopServing(){isStopped=!0,servedUntil=-1/0}}}var hourMs=60*6e4,pollMs=5e3,mostHeldBackMs=3e4,owned=new WeakMap;function createTokenManager(options){checkOptions(options);
let{issuer,clock=systemClock,store=memoryStore({clock})}=options,{report=error=>process.emitWarning(error)}=options,windows={
aheadMs:options.aheadMs??4*hourMs,checkEveryMs:options.checkEveryMs??hourMs/2,warnAtMs:options.warnAtMs??2*hourMs},disown=own(
store,issuer.id),listeners=createListeners({clock,report}),servedToken=createServedToken({clock,windows,listeners}),closing=new AbortController,
refreshLoop=createRefreshLoop({issuer,store,clock,windows,servedToken,listeners,signal:closing.signal,onSettled:check}),
hasStarted=!1,warned,closed,checkTimer,pollTimer,unwatch;function startOnce(){hasStarted||(hasStarted=!0,store.supports.
manyProcesses&&(pollTimer=clock.setTimeout(poll,pollMs,{background:!0})),unwatch=store.watch?.(issuer.id,()=>{look()}),refreshLoop.
ensure())}function check(){if(clock.clearTimeout(checkTimer),closing.signal.aborted)return;warn(),servedToken.phase()!==
"fresh"&&refreshLoop.ensure(),refreshLoop.storeAgain();let ms=Math.min(msUntilCheck(servedToken.usable(),clock.now(),windows),
refreshLoop.msUntilNext());checkTimer=clock.setTimeout(store.supports.manyProcesses?check:look,ms,{background:!0})}function warn(){
let{token,isRejected}=servedToken.known();if(token===void 0||isRejected)return;let now=clock.now(),warning=warningOf(token,
now,windows);warning===void 0||warned?.generation===token.generation&&warned.warning===warning||(warned={generation:token.
generation,warning},warning==="expired"?listeners.emit("expired",{token}):listeners.emit("expiring",{token,leftMs:token.
expiresAt-now}))}async function look(){await refreshLoop.adopt(),check()}async function poll(){await look(),closing.signal.
aborted||(pollTimer=clock.setTimeout(poll,pollMs,{background:!0}))}async function getSlowly(signal){for(;;){closing.signal.
throwIfAborted(),startOnce();let token=servedToken.usable(),unsettled=servedToken.unsettled();if(listeners.isInside()){if(token!==
void 0)return token}else if(unsettled!==void 0){await untilAborted(unsettled,signal);continue}let phase=servedToken.phase();
phase!=="fresh"&&refreshLoop.ensure();let failure=refreshLoop.failure();if(token!==void 0&&(phase!=="critical"||failure!==
void 0))return token;if(failure!==void 0)throw failure.error;if(token===void 0)await untilAborted(refreshLoop.answer(),signal);else{
let halfMs=(token.expiresAt-clock.now())/2;if(await untilAborted(answerWithin(Math.min(halfMs,mostHeldBackMs)),signal),servedToken.
usable()===token)return token}}}async function getAwake(signal){let hold=clock.setTimeout(()=>{},2147483647);try{return await getSlowly(
signal)}finally{clock.clearTimeout(hold)}}async function answerWithin(ms){let over=new AbortController;await Promise.race(
[refreshLoop.answer(),wait(clock,ms,over.signal)]),over.abort()}function get(options2){let signal=options2?.signal;return signal?.
aborted?Promise.reject(signal.reason):servedToken.fresh()??getAwake(signal)}return{async start(){await get()},get,async reject(token){
servedToken.reject(token)&&refreshLoop.replace()},on(event,listener){let{remove,caughtUp}=listeners.add(event,listener,{
rotated:servedToken.announced()});return caughtUp!==void 0&&servedToken.serveAfter(caughtUp),remove},status:()=>({phase:servedToken.
phase(),token:servedToken.known().token,failure:refreshLoop.failure()}),close(){return closed??=(async()=>{closing.abort(
new TokenClosedError),servedToken.stopServing(),clock.clearTimeout(checkTimer),clock.clearTimeout(pollTimer),unwatch?.(),
await refreshLoop.end(),disown()})(),closed}}}function checkOptions(options){checkPort("options",options,[],"pass an obj\
ect with an issuer");let{issuer,store,clock,report}=options;if(checkPort("issuer",issuer,["issue"],"pass an object with \
an id and the method issue"),checkText("issuer.id",issuer.id,"name the issuer, the client, the environment and the kind \
of token"),issuer.verdict!==void 0&&typeof issuer.verdict!="function")throw new TokenInputError({field:"issuer.verdict",
rule:"is not a function; leave it out or pass a function"});issuer.leastIntervalMs!==void 0&&checkMs("issuer.leastInterv\
alMs",issuer.leastIntervalMs,0);for(let field of["aheadMs","checkEveryMs","warnAtMs"])options[field]!==void 0&&checkMs(field,
options[field],1);if(store!==void 0&&(checkPort("store",store,["read","lease","write","release"],"pass memoryStore(), sq\
liteStore({ path }), redisStore({ redis }) or another TokenStore"),checkPort("store.supports",store.supports,[],"pass { \
restart, manyProcesses }")),clock!==void 0&&checkPort("clock",clock,["now","monotonic","setTimeout","clearTimeout"],"pas\
s systemClock or another Clock"),report!==void 0&&typeof report!="function")throw new TokenInputError({field:"report",rule:"\
is not a function; leave it out or pass a function"})}function own(store,id){let ids=owned.get(store)??new Set;if(ids.has(
id)){let rule=`has a manager for ${id} already; share that manager, or close it first`;throw new TokenInputError({field:"\
store",rule})}return owned.set(store,ids.add(id)),()=>ids.delete(id)}import{accessSync,closeSync,constants,lstatSync,mkdirSync,openSync,statSync}from"node:fs";import{dirname,resolve}from"node:path";
import*as sqlite from"node:sqlite";import{pathToFileURL}from"node:url";import{z}from"zod";var recordSchema=z.object({key:z.string(),generation:z.int().nonnegative(),fence:z.int().nonnegative(),token:z.object({secret:z.
string().min(1),issuedAt:z.number(),expiresAt:z.number()}).optional(),attempts:z.array(z.number()),notBefore:z.number()});
function formatRecord({id,...others}){let stored={key:id,...others};return JSON.stringify(stored)}function parseRecord(id,json){
let{key,...others}=parseSecretJson(recordSchema,json,`the record of ${id}`);return{id:key,...others}}function parseSecretJson(schema,json,name){
let value;try{value=JSON.parse(json)}catch{throw new TokenStoreError(`${name} is not JSON: restore it in the store, or d\
elete it`)}let{data,error}=schema.safeParse(value);if(error)throw new TokenStoreError(`${name} does not have the fields \
of a record: restore it in the store, or delete it`,{cause:error});return data}var schemaVersion=1,busyMs=5e3,diskErrors=new Set([10,13]);function sqliteStore(options){checkOptions2(options);let{path,
manyProcesses=!0,clock=systemClock}=options,file=resolve(path),now=()=>clock.now(),connection=connect(file);function connected(){
if(connection.isReadOnly){let{database}=connection;connection=connect(file),database.close()}return connection}let parsed=new Map;
function parseAgain(id,json){let known=parsed.get(id);if(known?.json===json)return known.record;let record=parseRecord(id,
json);return parsed.set(id,{json,record}),record}async function use(work){try{return work(connected())}catch(cause){throw cause instanceof
TokenStoreError?cause:new TokenStoreError(`${file} cannot be used: see the cause`,{cause})}}return{supports:{restart:!0,
manyProcesses},read:id=>use(({select})=>{let json=select.get({key:id})?.record;return typeof json=="string"?parseAgain(id,
json):void 0}),lease:(id,{holder,leaseMs:leaseMs2})=>use(({database,take})=>{let row=inTransaction(database,()=>take.get(
{key:id,holder,now:now(),until:now()+leaseMs2}));return row===void 0?void 0:{recordId:id,holder,fence:Number(row.fence)}}),
write({recordId,fence},record){let{generation}=record,json=formatRecord(record);return use(({database,update})=>inTransaction(
database,()=>update.run({key:recordId,fence,generation,record:json,now:now()})).changes===1)},release:({recordId,fence})=>use(
({database,free})=>{inTransaction(database,()=>free.run({key:recordId,fence}))}),close:()=>connection.database.close()}}
function checkOptions2(options){if(checkPort("options",options,[],"pass an object with a path"),checkText("path",options.
path,"pass the path of a file in a directory of its own, such as '.tokens/tokens.db'"),options.manyProcesses!==void 0&&typeof options.
manyProcesses!="boolean"){let rule=`is of type ${typeof options.manyProcesses}; pass true or false, or leave it out`;throw new TokenInputError(
{field:"manyProcesses",rule})}options.clock!==void 0&&checkPort("clock",options.clock,["now"],"pass an object with the m\
ethod now")}function connect(file){try{makeFile(file);try{return openToWrite(file)}catch(error){if(!isDiskError(error))throw error;
return openToRead(file)}}catch(cause){throw cause instanceof TokenStoreError?cause:new TokenStoreError(`${file} cannot b\
e opened: see the cause`,{cause})}}function openToWrite(file){return accessSync(file,constants.W_OK),prepare(new sqlite.DatabaseSync(
file),{isReadOnly:!1},database=>{let version=versionOf(database,file);database.exec("PRAGMA journal_mode = WAL"),database.
exec("PRAGMA synchronous = FULL"),version<schemaVersion&&migrate(database,file)})}function openToRead(file){let url=pathToFileURL(
file);(statSync(`${file}-wal`,{throwIfNoEntry:!1})?.size??0)===0&&url.searchParams.set("immutable","1");let database=new sqlite.DatabaseSync(
url,{readOnly:!0});return prepare(database,{isReadOnly:!0},()=>versionOf(database,file))}function prepare(database,{isReadOnly},setUp){
let stands="taken_at <= :now AND :now < until";try{return database.exec(`PRAGMA busy_timeout = ${busyMs}`),setUp(database),
{database,isReadOnly,select:database.prepare("SELECT record FROM tokens WHERE key = :key"),take:database.prepare(`
        INSERT INTO tokens (key, fence, holder, taken_at, until) VALUES (:key, 1, :holder, :now, :until)
        ON CONFLICT (key) DO UPDATE SET fence = fence + 1, holder = :holder, taken_at = :now, until = :until
        WHERE NOT (${stands}) OR holder = :holder
        RETURNING fence`),update:database.prepare(`
        UPDATE tokens SET generation = :generation, record = :record
        WHERE key = :key AND fence = :fence AND ${stands} AND generation <= :generation`),free:database.prepare("UPDATE \
tokens SET until = 0 WHERE key = :key AND fence = :fence")}}catch(error){throw database.close(),error}}function isDiskError(error){
return error instanceof Error?"errcode"in error&&typeof error.errcode=="number"?diskErrors.has(error.errcode&255):"code"in
error&&error.code==="EROFS":!1}function makeFile(file){let directory=dirname(file);mkdirSync(directory,{recursive:!0,mode:448}),
guard(directory,"directory",448);try{closeSync(openSync(file,"wx",384))}catch(error){if(!(error instanceof Error&&"code"in
error&&error.code==="EEXIST"))throw error}guard(file,"file",384)}function guard(path,kind,mode){let stat=lstatSync(path);
if(stat.isSymbolicLink())throw new TokenStoreError(`${path} is a symbolic link: pass the path of the ${kind} that it lea\
ds to`);if(kind==="file"?!stat.isFile():!stat.isDirectory())throw new TokenStoreError(`${path} is not a ${kind}: pass an\
other path`);if(process.platform!=="win32"&&(stat.mode&511&~mode)!==0){let fix=`chmod ${mode.toString(8)} '${path}'`,advice=kind===
"file"?fix:`keep tokens in a directory of their own, or: ${fix}`;throw new TokenStoreError(`other users may enter or rea\
d ${path}: ${advice}`)}}function versionOf(database,file){let version=Number(database.prepare("PRAGMA user_version").get()?.
user_version);if(version>schemaVersion)throw new TokenStoreError(`${file} has schema ${version}, but this version of the\
 package reads schema ${schemaVersion}: update the package`);return version}function migrate(database,file){inTransaction(
database,()=>{versionOf(database,file),database.exec(`
      CREATE TABLE IF NOT EXISTS tokens (
        key TEXT PRIMARY KEY,
        generation INTEGER NOT NULL DEFAULT 0,
        record TEXT,
        fence INTEGER NOT NULL,
        holder TEXT NOT NULL,
        taken_at REAL NOT NULL,
        until REAL NOT NULL
      ) STRICT;
      PRAGMA user_version = ${schemaVersion}`)})}function inTransaction(database,work){database.exec("BEGIN IMMEDIATE");
try{let result=work();return database.exec("COMMIT"),result}catch(error){throw database.isTransaction&&database.exec("RO\
LLBACK"),error}}import{createHash as createHash2}from"node:crypto";var scriptOf=lua=>({lua,sha:createHash2("sha1").update(lua).digest("h\
ex")});async function runScript(redis,{sha,lua},key,...values){try{return await redis.evalsha(sha,1,key,...values)}catch(error){
if(!(error instanceof Error&&error.message.startsWith("NOSCRIPT")))throw error;return redis.eval(lua,1,key,...values)}}import{z as z2}from"zod";var inTime=body=>scriptOf(`
local now = tonumber(ARGV[1])
local now_us = now and now * 1000
if not now then
  local time = redis.call('TIME')
  now_us = time[1] * 1000000 + time[2]
  now = math.floor(now_us / 1000)
end
local function stands(taken_at, until_at)
  return taken_at <= now and now < until_at
end
local row = redis.call('HMGET', KEYS[1], 'fence', 'holder', 'taken_at', 'until', 'generation')
local fence, holder, generation = tonumber(row[1]), row[2], tonumber(row[5]) or 0
local taken_at, until_at = tonumber(row[3]) or 0, tonumber(row[4]) or 0
${body}`),takeLease=inTime(`
local asked_by, lease_ms = ARGV[2], tonumber(ARGV[3])
if stands(taken_at, until_at) and holder ~= asked_by then return false end
fence = math.max((fence or 0) + 1, now_us)
redis.call('HSET', KEYS[1], 'fence', fence, 'holder', asked_by, 'taken_at', now, 'until', now + lease_ms)
return { fence, now, now + lease_ms }
`),writeRecord=inTime(`
local lease_fence, new_generation, record, channel = tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], ARGV[5]
if not fence then
  fence, holder, taken_at, until_at = lease_fence, ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])
end
if fence ~= lease_fence or not stands(taken_at, until_at) or new_generation < generation then return 0 end
redis.call('HSET', KEYS[1], 'fence', fence, 'holder', holder, 'taken_at', taken_at, 'until', until_at)
redis.call('HSET', KEYS[1], 'generation', new_generation, 'record', record)
redis.pcall('PUBLISH', channel, '')
return 1
`),endLease=inTime(`
if fence == tonumber(ARGV[2]) then redis.call('HSET', KEYS[1], 'until', 0) end
return 1
`),leaseSchema=z2.tuple([z2.coerce.number(),z2.coerce.number(),z2.coerce.number()]);function redisStore(options){checkOptions3(
options);let{redis,subscriber,prefix="token-manager:",timeoutMs=2e3,clock}=options,termsOf=new WeakMap,nameOf=id=>`${prefix}\
{${id}}`;async function ask(id,command){let timeout=AbortSignal.timeout(timeoutMs);try{return await untilAborted(command(),
timeout)}catch(error){throw error===timeout.reason?new TokenStoreError(`Redis did not answer for ${id} within ${timeoutMs}\
 ms`):new TokenStoreError(`Redis failed on ${id}: ${reasonOf(error)}`)}}let run=(script,key,...values)=>ask(key,async()=>{
let time=clock===void 0?"":`${clock.now()}`;return runScript(redis,script,nameOf(key),time,...values.map(String))});return{
supports:{restart:!0,manyProcesses:!0},async read(id){let json=await ask(id,()=>redis.hget(nameOf(id),"record"));return json===
null?void 0:parseRecord(id,json)},async lease(id,{holder,leaseMs:leaseMs2}){let answer=await run(takeLease,id,holder,leaseMs2);
if(answer===null)return;let[fence,...terms]=leaseSchema.parse(answer),lease={recordId:id,holder,fence};return termsOf.set(
lease,terms),lease},async write(lease,record){let{recordId,holder,fence}=lease,[takenAt,until]=termsOf.get(lease)??[0,0],
{generation}=record,channel=nameOf(recordId),json=formatRecord(record),answer=await run(writeRecord,recordId,fence,generation,
json,channel,holder,takenAt,until);return Number(answer)===1},async release(lease){termsOf.delete(lease),await run(endLease,
lease.recordId,lease.fence)},watch(id,onHint){let channel=nameOf(id),listener=from=>{from===channel&&onHint()};return subscriber?.
on("message",listener),subscriber?.subscribe(channel).catch(()=>{}),()=>{subscriber?.off("message",listener),subscriber?.
unsubscribe(channel).catch(()=>{})}}}}function checkOptions3(options){checkPort("options",options,[],"pass an object wit\
h a redis");let{redis,subscriber,prefix,timeoutMs,clock}=options;checkPort("redis",redis,["hget","evalsha","eval"],"pass\
 a client of ioredis, such as new Redis(url)"),subscriber!==void 0&&checkPort("subscriber",subscriber,["subscribe","unsu\
bscribe","on","off"],"pass redis.duplicate()"),prefix!==void 0&&prefix!==""&&checkText("prefix",prefix,"pass the text th\
at all names begin with"),timeoutMs!==void 0&&checkMs("timeoutMs",timeoutMs,1),clock!==void 0&&checkPort("clock",clock,[
"now"],"pass an object with the method now")}function reasonOf(error){return error instanceof Error?"code"in error&&typeof error.
code=="string"?error.code:/^[A-Z]{2,}\b/.exec(error.message)?.[0]??error.message:typeof error}import{createSecretKey}from"node:crypto";import{CompactEncrypt,compactDecrypt}from"jose";import{z as z3}from"zod";var algorithm="dir",encryption="A256GCM",keyBytes=32,sealedSchema=z3.object({key:z3.string(),generation:z3.number(),issuedAt:z3.
number(),expiresAt:z3.number(),secret:z3.string().min(1)});function encryptedStore(options){checkPort("options",options,
[],"pass an object with a store and keys");let{store,keys}=options;checkPort("store",store,["read","lease","write","rele\
ase"],"pass the store whose secrets are encrypted");let ring=parseKeys(keys);async function seal(record){if(record.token===
void 0)return record;let{id,generation,token}=record,sealed={key:id,generation,...token},secret=await new CompactEncrypt(
new TextEncoder().encode(JSON.stringify(sealed))).setProtectedHeader({alg:algorithm,enc:encryption,kid:ring.first.kid}).
encrypt(ring.first.key);return{...record,token:{...token,secret}}}async function open(id){let record=await store.read(id);
if(record?.token===void 0)return record;let{generation,token}=record,sealed=parseSecretJson(sealedSchema,await decrypt(id,
token.secret),`the token of ${id}`);if(!(sealed.key===id&&sealed.generation===generation&&sealed.issuedAt===token.issuedAt&&
sealed.expiresAt===token.expiresAt))throw new TokenStoreError(`the token of ${id} was written for another record, or its\
 times changed: withdraw it with expire`);return{...record,token:{...token,secret:sealed.secret}}}async function decrypt(id,jwe){
try{let{plaintext}=await compactDecrypt(jwe,({kid})=>ring.find(id,kid),{keyManagementAlgorithms:[algorithm],contentEncryptionAlgorithms:[
encryption]});return new TextDecoder().decode(plaintext)}catch(cause){throw cause instanceof TokenStoreError?cause:new TokenStoreError(
`the token of ${id} does not open: it is not encrypted, or was changed; withdraw it with expire`,{cause})}}return{supports:store.
supports,read:open,lease:(id,ask)=>store.lease(id,ask),async write(lease,record){return await open(lease.recordId),store.
write(lease,await seal(record))},release:lease=>store.release(lease),...store.watch&&{watch:store.watch.bind(store)}}}function parseKeys(keys){
if(!Array.isArray(keys)){let rule=`${keys===void 0?"is required":"is not an array"}; pass [{ kid, secret }]`;throw new TokenInputError(
{field:"keys",rule})}let byKid=new Map;for(let[index,entry]of keys.entries()){checkPort(`keys[${index}]`,entry,[],"pass \
{ kid, secret }");let{kid,secret}=entry;if(checkText(`keys[${index}].kid`,kid,"name the key"),byKid.has(kid)){let rule=`${JSON.
stringify(kid)} is the kid of another key; give each key a kid of its own`;throw new TokenInputError({field:`keys[${index}\
].kid`,rule})}byKid.set(kid,createSecretKey(parseSecret(secret,`keys[${index}].secret`)))}let[first]=byKid;if(first===void 0)
throw new TokenInputError({field:"keys",rule:"is empty; pass at least one key"});return{first:{kid:first[0],key:first[1]},
find(id,kid){let found=byKid.get(kid??"");if(found!==void 0)return found;let rule=`no key has the kid ${JSON.stringify(kid)}\
, which the token of ${id} is encrypted with; add that key`;throw new TokenStoreError(`keys: ${rule}`,{cause:new TokenInputError(
{field:"keys",rule})})}}}function parseSecret(secret,field){let bytes=typeof secret=="string"?Buffer.from(secret,"base64\
url"):secret,isText=typeof secret!="string"||Buffer.from(bytes).toString("base64url")===secret;if(!(bytes instanceof Uint8Array)||
bytes.length!==keyBytes||!isText){let rule=`is not ${keyBytes} bytes; pass a Uint8Array, or its base64url text of 43 cha\
racters without "="`;throw new TokenInputError({field,rule})}return bytes}export{TokenClosedError,TokenError,TokenInputError,TokenListenerError,TokenRefusedError,TokenStoreError,TokenUnchangedError,
createTokenManager,encryptedStore,isTokenError,memoryStore,redisStore,sqliteStore,systemClock};
